package io.warpbeam.actors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The processes alive on a node, by number; in shards, each behind a lock that is held for one map operation. From any
 * thread.
 */
final class ProcessTable {

    private static final int SHARDS = 16;

    private final Shard[] shards = new Shard[SHARDS];

    private static final class Shard {
        private final ReentrantLock lock = new ReentrantLock();
        private final Long2ObjectHashMap<LocalProcess> processes = new Long2ObjectHashMap<>();
    }

    ProcessTable() {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
        }
    }

    void add(LocalProcess process) {
        Shard shard = shard(process);
        shard.lock.lock();
        try {
            shard.processes.put(process.id(), process);
        } finally {
            shard.lock.unlock();
        }
    }

    void remove(LocalProcess process) {
        Shard shard = shard(process);
        shard.lock.lock();
        try {
            shard.processes.remove(process.id());
        } finally {
            shard.lock.unlock();
        }
    }

    int size() {
        int size = 0;
        for (Shard shard : shards) {
            shard.lock.lock();
            try {
                size += shard.processes.size();
            } finally {
                shard.lock.unlock();
            }
        }
        return size;
    }

    /** A snapshot, oldest first. */
    List<LocalProcess> snapshot() {
        List<LocalProcess> all = new ArrayList<>();
        for (Shard shard : shards) {
            shard.lock.lock();
            try {
                all.addAll(shard.processes.values());
            } finally {
                shard.lock.unlock();
            }
        }
        all.sort(Comparator.comparingLong(LocalProcess::id));
        return all;
    }

    private Shard shard(LocalProcess process) {
        return shards[(int) process.id() & (SHARDS - 1)];
    }
}
