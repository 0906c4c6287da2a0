package io.warpbeam.testkit;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time, and the threads that wait for a moment of it. Used by one thread at a time. */
final class Alarms {

    private final PriorityQueue<Alarm> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::nanos).thenComparingLong(Alarm::number));
    private long nowNanos;
    private long numbers;

    /** A thread that waits. */
    record Alarm(long nanos, long number, Thread thread) {}

    long nowNanos() {
        return nowNanos;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    Alarm set(long delayNanos, Thread thread) {
        Alarm alarm = new Alarm(nowNanos + Math.min(delayNanos, Long.MAX_VALUE - nowNanos), numbers++, thread);
        waiting.add(alarm);
        return alarm;
    }

    void cancel(Alarm alarm) {
        waiting.remove(alarm);
    }

    /** Goes on to the next alarm; its thread is to be woken. */
    Thread next() {
        Alarm alarm = waiting.remove();
        nowNanos = Math.max(nowNanos, alarm.nanos());
        return alarm.thread();
    }

    /** Time jumps; whoever waits for a moment that is over by then is late. */
    void jump(long nanos) {
        nowNanos += nanos;
    }
}
