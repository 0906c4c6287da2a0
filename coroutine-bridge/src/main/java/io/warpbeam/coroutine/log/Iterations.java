package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loops in a list of entries, and which iterations are over. Pure functions.
 *
 * <p>An iteration begins with a mark of its loop and ends with the next mark of the loop, or with one of a loop further
 * out, whichever comes first. All iterations of a loop but the last one are over; one that ended with a mark further
 * out is in an iteration of that loop that is over.
 */
final class Iterations {

    private Iterations() {}

    /** The loop that an entry marks. */
    static Optional<Loop> marked(LogEntry entry) {
        return entry.operation() instanceof Loop.Mark<?>(var loop, var _) ? Optional.of(loop) : Optional.empty();
    }

    /** The loop around each loop; the outermost has none. */
    static Map<Loop, Optional<Loop>> hierarchy(List<LogEntry> entries) {
        Map<Loop, Optional<Loop>> outer = new LinkedHashMap<>();
        Deque<Loop> open = new ArrayDeque<>();
        for (LogEntry entry : entries) {
            marked(entry).ifPresent(loop -> {
                if (outer.containsKey(loop)) {
                    while (!open.isEmpty() && !open.getLast().equals(loop)) {
                        open.removeLast();
                    }
                } else {
                    outer.put(loop, Optional.ofNullable(open.peekLast()));
                    open.addLast(loop);
                }
            });
        }
        return outer;
    }

    /** The loops around a loop, the closest first. */
    static List<Loop> ancestors(Map<Loop, Optional<Loop>> hierarchy, Loop loop) {
        List<Loop> ancestors = new ArrayList<>();
        Optional<Loop> next = hierarchy.getOrDefault(loop, Optional.empty());
        while (next.isPresent()) {
            ancestors.add(next.get());
            next = hierarchy.getOrDefault(next.get(), Optional.empty());
        }
        return ancestors;
    }

    static boolean isAncestor(Map<Loop, Optional<Loop>> hierarchy, Loop outer, Loop inner) {
        return ancestors(hierarchy, inner).contains(outer);
    }

    /** The states with which the last iteration of each loop began. */
    static Map<Loop, List<HandlerState>> checkpoints(List<LogEntry> entries) {
        Map<Loop, List<HandlerState>> checkpoints = new LinkedHashMap<>();
        entries.forEach(entry -> marked(entry).ifPresent(loop -> checkpoints.put(loop, entry.before())));
        return checkpoints;
    }

    /** The entries without those of iterations that are over. */
    static List<LogEntry> pruned(List<LogEntry> entries) {
        Map<Loop, Optional<Loop>> hierarchy = hierarchy(entries);
        Map<Loop, Integer> begun = new LinkedHashMap<>();
        BitSet over = new BitSet(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Optional<Loop> marked = marked(entries.get(i));
            if (marked.isEmpty()) {
                continue;
            }
            Loop loop = marked.get();
            begun.keySet().removeIf(inner -> isAncestor(hierarchy, loop, inner));
            @Nullable Integer previous = begun.put(loop, i);
            if (previous != null) {
                over.set(previous, i);
            }
        }
        List<LogEntry> kept = new ArrayList<>(entries.size() - over.cardinality());
        for (int i = over.nextClearBit(0); i < entries.size(); i = over.nextClearBit(i + 1)) {
            kept.add(entries.get(i));
        }
        return kept;
    }
}
