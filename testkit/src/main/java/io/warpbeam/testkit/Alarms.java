package io.warpbeam.testkit;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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

    /** Time goes on to the next alarm. */
    void advance() {
        Alarm next = waiting.peek();
        if (next != null) {
            nowNanos = Math.max(nowNanos, next.nanos());
        }
    }

    /** The thread of an alarm that is due, to be woken; null when there is none. */
    @Nullable
    Thread due() {
        Alarm next = waiting.peek();
        if (next == null || next.nanos() > nowNanos) {
            return null;
        }
        waiting.remove();
        return next.thread();
    }

    /** Time jumps; whoever waits for a moment that is over by then is late. */
    void jump(long nanos) {
        nowNanos += nanos;
    }
}
