package io.warpbeam.actors;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The queue that all workers share: a class for each priority. Normal processes are here only when no worker holds
 * them; all others always are. From any thread.
 */
final class SharedQueue {

    // Of 16 turns two belong to low, two to high and one to normal processes, before all others; the rest go by rank.
    private static final int LOW_EVERY = 8;
    private static final int LOW_TURN = 7;
    private static final int HIGH_EVERY = 8;
    private static final int HIGH_TURN = 3;
    private static final int NORMAL_EVERY = 16;

    private final ConcurrentLinkedQueue<EventProcess> critical = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<EventProcess> high = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<EventProcess> normal = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<EventProcess> low = new ConcurrentLinkedQueue<>();

    /** Whether there was ever one that is not normal; most nodes have none, and look no further. */
    private volatile boolean classed;

    void add(EventProcess process) {
        if (process.isNormal()) {
            normal.add(process);
        } else {
            classed = true;
            ofClass(process.options().priority()).add(process);
        }
    }

    private ConcurrentLinkedQueue<EventProcess> ofClass(Priority priority) {
        return switch (priority) {
            case LOW -> low;
            case NORMAL -> normal;
            case HIGH -> high;
            case CRITICAL -> critical;
        };
    }

    /**
     * What must run before the normal processes that a worker holds; in some turns of it that is a low one, or nothing.
     */
    @Nullable
    EventProcess pollClassed(long turn) {
        if (!classed) {
            return null;
        }
        if (turn % NORMAL_EVERY == 0) {
            return null;
        }
        EventProcess process = null;
        if (turn % LOW_EVERY == LOW_TURN) {
            process = low.poll();
        } else if (turn % HIGH_EVERY == HIGH_TURN) {
            process = high.poll();
        }
        return process == null ? pollUrgent() : process;
    }

    private @Nullable EventProcess pollUrgent() {
        EventProcess process = critical.poll();
        return process == null ? high.poll() : process;
    }

    /** The next normal process; for a worker that holds some, which come after it. */
    @Nullable
    EventProcess pollNormal() {
        return normal.poll();
    }

    /** Whatever comes first. */
    @Nullable
    EventProcess poll() {
        EventProcess process = classed ? pollUrgent() : null;
        if (process == null) {
            process = normal.poll();
        }
        return process == null && classed ? low.poll() : process;
    }

    boolean isEmpty() {
        return normal.isEmpty() && (!classed || (critical.isEmpty() && high.isEmpty() && low.isEmpty()));
    }
}
