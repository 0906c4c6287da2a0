package io.warpbeam.actors;

/** Something beside the workers that the watchdog looks at. */
interface Watched {

    /** Gives what wakes the watchdog; to be run when there is work after a pause. From any thread. */
    void onStir(Runnable stir);

    /**
     * Sees to it that what is held up goes on. By the watchdog.
     *
     * @return whether it is busy, so that the watchdog must not sleep
     */
    boolean look();
}
