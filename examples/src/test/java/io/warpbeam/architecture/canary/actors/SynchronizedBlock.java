package io.warpbeam.architecture.canary.actors;

/** Breaks: no block is synchronized. */
final class SynchronizedBlock {
    private final Object lock = new Object();

    int locks() {
        synchronized (lock) {
            return 1;
        }
    }
}
