package io.warpbeam.bench.soak;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What one process writes down, in the order in which it happened. Written by that process; read when it has ended. */
final class Page {

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    /** {@return what is there; a snapshot} */
    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
