package io.warpbeam.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the senders of a test at once, and fails with the first of them that fails. */
final class Senders<R> implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<R>> results = new ArrayList<>();

    private Senders() {}

    static <R> Senders<R> start(int count, IntFunction<Callable<R>> body) {
        Senders<R> senders = new Senders<>();
        CyclicBarrier together = new CyclicBarrier(count);
        for (int i = 0; i < count; i++) {
            Callable<R> sender = body.apply(i);
            senders.results.add(senders.threads.submit(() -> {
                together.await();
                return sender.call();
            }));
        }
        return senders;
    }

    boolean areDone() {
        return results.stream().allMatch(Future::isDone);
    }

    /** Waits for all and answers what they returned, in their order. */
    List<R> results() throws Exception {
        List<R> all = new ArrayList<>();
        for (Future<R> result : results) {
            all.add(result.get());
        }
        return all;
    }

    void interrupt() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
