package jdk;

import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * Numbers that a virtual thread hands over to another one, one at a time when it is asked. An operation is a number.
 */
final class HandOver {

    private final Thread consumer = Thread.currentThread();
    private final int last;

    // Whose turn it is; the other field is written before it and read after it.
    private volatile boolean asked;
    private int number;

    private HandOver(int last) {
        this.last = last;
    }

    static double run(int size, int operations) throws Exception {
        FutureTask<Double> consumer = new FutureTask<>(() -> new HandOver(operations).consume());
        Thread.startVirtualThread(consumer);
        return consumer.get();
    }

    private double consume() {
        long start = System.nanoTime();
        Thread producer = Thread.startVirtualThread(this::produce);
        long sum = 0;
        for (int i = 0; i < last; i++) {
            asked = true;
            LockSupport.unpark(producer);
            while (asked) {
                LockSupport.park();
            }
            sum += number;
        }
        long nanos = System.nanoTime() - start;
        if (sum != last * (last + 1L) / 2) {
            throw new IllegalStateException("the sum is " + sum);
        }
        return nanos;
    }

    private void produce() {
        for (int i = 1; i <= last; i++) {
            while (!asked) {
                LockSupport.park();
            }
            number = i;
            asked = false;
            LockSupport.unpark(consumer);
        }
    }
}
