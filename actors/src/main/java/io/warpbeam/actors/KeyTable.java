package io.warpbeam.actors;

/** Where keys are held. */
interface KeyTable<K, V> {

    /** Gives a key free, if it is held; false when it is not. From any thread. */
    boolean remove(HeldKey<K, V> held);
}
