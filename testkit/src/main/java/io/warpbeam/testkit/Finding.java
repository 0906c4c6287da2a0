package io.warpbeam.testkit;

/** What {@link WarpbeamExtension} fails a test for, unless {@link Allow} says otherwise. */
public enum Finding {
    /** A process crashed, and no {@link EventRecorder#expectCrash} took it. */
    CRASH,
    /** A message reached nobody before the test returned, and no {@link EventRecorder#expectDeadLetter} took it. */
    DEAD_LETTER,
    /**
     * A process did not end when it was asked to shut down, was alive after all that the test had spawned had ended, or
     * was killed while its code goes on.
     */
    LEAK
}
