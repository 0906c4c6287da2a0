package io.warpbeam.actors;

/** A one-shot without a value: the end of a sleep, of a node. */
final class Latch extends OneShot {

    private static final Object OPEN = new Object();

    boolean open(Substrate substrate) {
        return settle(OPEN, substrate);
    }
}
