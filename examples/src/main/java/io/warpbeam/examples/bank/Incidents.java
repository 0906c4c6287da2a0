package io.warpbeam.examples.bank;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.supervision.SupervisorEvent;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;

/** Counts the restarts of a node and remembers the newest. From any thread; never blocks. */
public final class Incidents {

    private static final int KEPT = 20;

    private final LongAdder restarts = new LongAdder();
    private final LongAdder gaveUp = new LongAdder();
    private final ConcurrentLinkedDeque<String> newest = new ConcurrentLinkedDeque<>();

    void hear(SystemEvent event) {
        switch (event) {
            case SupervisorEvent.ChildRestarted restarted -> {
                restarts.increment();
                remember(restarted.id() + " was restarted: " + why(restarted.reason()));
            }
            case SupervisorEvent.GaveUp gave -> {
                gaveUp.increment();
                remember("the supervisor of " + gave.id() + " gave up");
            }
            default -> {}
        }
    }

    /** How many children were restarted so far. */
    public long restarts() {
        return restarts.sum();
    }

    /** How many supervisors gave up so far. */
    public long gaveUp() {
        return gaveUp.sum();
    }

    /** The newest incidents, newest first. */
    public List<String> newest() {
        return List.copyOf(newest);
    }

    private void remember(String incident) {
        newest.addFirst(incident);
        if (newest.size() > KEPT) {
            newest.pollLast();
        }
    }

    private static String why(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Killed _ -> "it was killed";
            case ExitReason.Crashed(Throwable error) -> String.valueOf(error.getMessage());
            default -> reason.toString();
        };
    }
}
