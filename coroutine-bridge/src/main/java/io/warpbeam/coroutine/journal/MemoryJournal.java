package io.warpbeam.coroutine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A journal in the memory of this JVM, for tests and for logs that need not outlive it. Durable means: there while the
 * object is. It takes records as long as {@link JournalOptions#DEFAULT} does, and never fails.
 *
 * <p>Any thread; blocks for moments only.
 */
public final class MemoryJournal implements Journal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Limits limits = new Limits(JournalOptions.DEFAULT.maxRecordBytes());

    // Under the lock.
    private final Map<String, List<byte[]>> logs = new HashMap<>();
    private boolean closed;

    /** An empty one. */
    public MemoryJournal() {}

    @Override
    public void append(String log, byte[] record) {
        Limits.nameBytes(log);
        limits.check(record);
        byte[] copy = record.clone();
        locked(() -> logs.computeIfAbsent(log, _ -> new ArrayList<>()).add(copy));
    }

    @Override
    public void replace(String log, List<byte[]> records) {
        Limits.nameBytes(log);
        limits.check(records);
        List<byte[]> copies = copies(records);
        locked(() -> {
            if (copies.isEmpty()) {
                logs.remove(log);
            } else {
                logs.put(log, copies);
            }
        });
    }

    @Override
    public List<byte[]> read(String log) {
        Limits.nameBytes(log);
        List<byte[]> records = new ArrayList<>();
        locked(() -> records.addAll(logs.getOrDefault(log, List.of())));
        return Collections.unmodifiableList(copies(records));
    }

    @Override
    public Set<String> logs() {
        Set<String> names = new TreeSet<>();
        locked(() -> names.addAll(logs.keySet()));
        return Collections.unmodifiableSet(names);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            logs.clear();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static List<byte[]> copies(List<byte[]> records) {
        List<byte[]> copies = new ArrayList<>(records.size());
        for (byte[] record : records) {
            copies.add(Objects.requireNonNull(record, "record").clone());
        }
        return copies;
    }
}
