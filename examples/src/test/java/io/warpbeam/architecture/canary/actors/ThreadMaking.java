package io.warpbeam.architecture.canary.actors;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Breaks: only the substrate makes threads. */
final class ThreadMaking {
    Thread constructs() {
        return new Thread(() -> {});
    }

    Thread builds() {
        return Thread.ofVirtual().unstarted(() -> {});
    }

    ThreadFactory refers() {
        return Thread::startVirtualThread;
    }

    ExecutorService pools() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
