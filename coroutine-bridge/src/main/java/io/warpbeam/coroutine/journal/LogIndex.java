package io.warpbeam.coroutine.journal;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the live entries of each log stand: 12 bytes for an entry, whatever is in it. */
final class LogIndex {

    /** The entries of one log, in order. */
    private static final class Places {
        private long[] positions = new long[2];
        private int[] sizes = new int[2];
        private int count;
        private long bytes;

        void add(long position, int size) {
            if (count == positions.length) {
                positions = Arrays.copyOf(positions, count + (count >> 1) + 1);
                sizes = Arrays.copyOf(sizes, positions.length);
            }
            positions[count] = position;
            sizes[count++] = size;
            bytes += size;
        }
    }

    private final Map<String, Places> logs = new HashMap<>();
    private long liveBytes;

    /** Notes an entry that stands behind all others. */
    void add(Entry entry, long position) {
        if (entry.replaces()) {
            Places old = logs.remove(entry.log());
            liveBytes -= old == null ? 0 : old.bytes;
        }
        if (!entry.deletes()) {
            logs.computeIfAbsent(entry.log(), _ -> new Places()).add(position, entry.size());
            liveBytes += entry.size();
        }
    }

    boolean has(String log) {
        return logs.containsKey(log);
    }

    boolean isLive(String log, long position) {
        @Nullable Places places = logs.get(log);
        return places != null && Arrays.binarySearch(places.positions, 0, places.count, position) >= 0;
    }

    /** What is done with each entry of a log. */
    interface Visitor<E extends Exception> {
        void visit(long position, int size) throws E;
    }

    <E extends Exception> void forEach(String log, Visitor<E> visitor) throws E {
        @Nullable Places places = logs.get(log);
        for (int i = 0; places != null && i < places.count; i++) {
            visitor.visit(places.positions[i], places.sizes[i]);
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(new TreeSet<>(logs.keySet()));
    }

    /** How long the entries would be that a rewritten file has. */
    long liveBytes() {
        return liveBytes;
    }
}
