package io.warpbeam.architecture.canary.actors;

import java.util.concurrent.locks.LockSupport;

/** Keeps the rules: this is where time and threads are allowed. */
final class Substrate {
    Thread starts() {
        return Thread.ofVirtual().start(() -> LockSupport.parkNanos(System.nanoTime()));
    }
}
