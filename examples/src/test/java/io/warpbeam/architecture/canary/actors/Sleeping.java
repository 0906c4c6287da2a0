package io.warpbeam.architecture.canary.actors;

/** Breaks: nothing sleeps. */
final class Sleeping {
    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }
}
