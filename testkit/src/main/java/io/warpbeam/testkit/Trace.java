package io.warpbeam.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run did: a hash that is equal for equal runs, and the last lines for people. Used by one thread at a time. */
final class Trace {

    private static final int LINES = 300;

    private final boolean told;
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<Object, String> names = new HashMap<>();
    private boolean complete;
    private long steps;
    private long hash;
    private long nowNanos;

    /** A line; what it is about is printed at the end, when a thread has told its name. */
    private record Line(long step, long nowNanos, String indent, Object what) {}

    /**
     * A trace.
     *
     * @param told whether there is a text of it too
     */
    Trace(boolean told) {
        this.told = told;
    }

    void step(Task task, long newNowNanos) {
        if (complete) {
            return;
        }
        steps++;
        nowNanos = newNowNanos;
        hash = mix(hash + task.actor());
        hash = mix(hash ^ nowNanos);
        if (told) {
            tell("", task.who());
        }
    }

    /** Something happened in the step that is being taken. */
    void note(Object event) {
        if (told && !complete) {
            tell("  ", event.toString());
        }
    }

    /** Who is to be called something else than the number that it has. */
    void name(Object who, String name) {
        if (told) {
            names.put(who, name);
        }
    }

    /** The run has ended or failed; what comes is only its clearing up. */
    void end() {
        complete = true;
    }

    private void tell(String indent, Object what) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(new Line(steps, nowNanos, indent, what));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    long steps() {
        return steps;
    }

    long hash() {
        return hash;
    }

    long nowNanos() {
        return nowNanos;
    }

    List<String> lines() {
        return lines.stream()
                .map(line -> "%6d %12s  %s%s%s"
                        .formatted(
                                line.step(),
                                Duration.ofNanos(line.nowNanos()),
                                line.indent(),
                                line.what(),
                                names.containsKey(line.what()) ? " (" + names.get(line.what()) + ")" : ""))
                .toList();
    }
}
