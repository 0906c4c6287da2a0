package io.warpbeam.testkit;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The events that a recorder has kept, and those who wait for one. From any thread.
 *
 * <p>Whoever waits does so in an inbox of its own, so that the wait is one of the kit, on the clock of the node. It is
 * poked after each event of its type, without the lock in hand. The events of such an inbox are kept out of the log.
 */
final class EventLog {

    private static final SpawnOptions WAITER =
            SpawnOptions.DEFAULT.label("waits for an event").trappingExits();

    /** Wakes those who wait. */
    private record Poke() {}

    private static final Poke POKE = new Poke();

    /** Who waits, and for what. */
    private record Waiter(Pid pid, Class<?> type) {}

    /** An event, and whether a test has expected it. */
    private static final class Entry {
        private final SystemEvent event;
        private boolean expected;

        Entry(SystemEvent event) {
            this.event = event;
        }
    }

    final Node node;
    private final int capacity;
    private final Node.Subscription subscription;

    // behind the lock, with the marks of the entries
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long dropped;

    // by any thread
    private final List<Waiter> waiting = new CopyOnWriteArrayList<>();
    private final Set<Thread> silent = ConcurrentHashMap.newKeySet();

    EventLog(Node node, int capacity) {
        this.node = node;
        this.capacity = capacity;
        this.subscription = node.listen(this::hear);
    }

    private void hear(SystemEvent event) {
        if (isOwn(event)) {
            return;
        }
        lock.lock();
        try {
            if (entries.size() == capacity) {
                entries.removeFirst();
                dropped++;
            }
            entries.addLast(new Entry(event));
        } finally {
            lock.unlock();
        }
        for (Waiter waiter : waiting) {
            if (waiter.type().isInstance(event)) {
                waiter.pid().send(POKE);
            }
        }
    }

    private boolean isOwn(SystemEvent event) {
        return switch (event) {
            case SystemEvent.DeadLetter letter -> letter.message() instanceof Poke;
            case SystemEvent.Spawned _, SystemEvent.Exited _ -> silent.contains(Thread.currentThread());
            default -> false;
        };
    }

    /** The kept events of a type, the oldest first. */
    <T extends SystemEvent> List<T> events(Class<T> type) {
        return events(type, false);
    }

    /** Those among them that no test has expected. */
    <T extends SystemEvent> List<T> unexpected(Class<T> type) {
        return events(type, true);
    }

    private <T extends SystemEvent> List<T> events(Class<T> type, boolean unexpectedOnly) {
        List<T> found = new ArrayList<>();
        lock.lock();
        try {
            for (Entry entry : entries) {
                if (type.isInstance(entry.event) && !(unexpectedOnly && entry.expected)) {
                    found.add(type.cast(entry.event));
                }
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(found);
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            entries.clear();
            dropped = 0;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        subscription.close();
    }

    /** Waits for an event that nobody has expected yet, and marks it; empty when the time is over. */
    <T extends SystemEvent> Optional<T> await(Class<T> type, Predicate<? super T> accepts, Deadline deadline) {
        Optional<T> found = expect(type, accepts);
        if (found.isPresent() || !deadline.left().isPositive()) {
            return found;
        }
        Inbox inbox = silently(() -> node.inbox(WAITER));
        Waiter waiter = new Waiter(inbox.pid(), type);
        waiting.add(waiter);
        try {
            found = expect(type, accepts);
            while (found.isEmpty() && deadline.left().isPositive()) {
                inbox.receive(deadline.left());
                found = expect(type, accepts);
            }
            return found;
        } finally {
            waiting.remove(waiter);
            silently(() -> {
                inbox.close();
                return inbox;
            });
        }
    }

    /** The predicate is code of the user and runs without the lock. */
    private <T extends SystemEvent> Optional<T> expect(Class<T> type, Predicate<? super T> accepts) {
        for (T event : unexpected(type)) {
            if (accepts.test(event) && mark(event)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private boolean mark(SystemEvent event) {
        lock.lock();
        try {
            for (Entry entry : entries) {
                if (entry.event == event && !entry.expected) {
                    entry.expected = true;
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private <T> T silently(Supplier<T> action) {
        silent.add(Thread.currentThread());
        try {
            return action.get();
        } finally {
            silent.remove(Thread.currentThread());
        }
    }
}
