package io.warpbeam.actors;

/** Something that may hold keys for as long as it lives: a process. From any thread. */
interface Holder {

    /** {@return whether it has not ended yet} Once it is false, {@link Holdings#release} follows. */
    boolean isAlive();

    /** {@return what goes with it when it ends, made when there is nothing yet} */
    Holdings holdings();
}
