package io.warpbeam.actors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Locks by key, that go with the process that holds or awaits them. Each key in use has a queue of tickets whose first
 * one holds the lock. From any thread.
 */
final class KeyLocks<K> {

    private final LocalNode node;
    private final ConcurrentHashMap<K, ArrayDeque<Ticket>> queues = new ConcurrentHashMap<>();

    KeyLocks(LocalNode node) {
        this.node = node;
    }

    /** One who holds or awaits a lock. */
    private final class Ticket extends Holding {
        private final K key;
        private final Object holder;
        private final Latch turn = new Latch();

        Ticket(K key, Object holder) {
            this.key = key;
            this.holder = holder;
        }

        @Override
        void release() {
            leave(this);
        }
    }

    <T> T run(K key, Supplier<? extends T> action) {
        Strand.checkCurrent();
        LocalProcess process =
                (LocalProcess) Strand.currentProcess().map(Self::pid).orElse(null);
        Ticket ticket =
                new Ticket(Objects.requireNonNull(key, "key"), process == null ? Thread.currentThread() : process);
        if (process != null) {
            process.holdings().add(ticket);
        }
        try {
            enter(ticket);
            node.await(ticket.turn, "lock");
            return action.get();
        } finally {
            leave(ticket);
            if (process != null) {
                process.holdings().remove(ticket);
            }
        }
    }

    private void enter(Ticket ticket) {
        queues.compute(ticket.key, (_, known) -> queue(ticket, known));
    }

    private ArrayDeque<Ticket> queue(Ticket ticket, @Nullable ArrayDeque<Ticket> known) {
        if (known == null) {
            ArrayDeque<Ticket> queue = new ArrayDeque<>(2);
            queue.add(ticket);
            ticket.turn.open(node.substrate());
            return queue;
        }
        if (known.element().holder.equals(ticket.holder)) {
            throw new IllegalStateException(
                    "lock must not be held already, but " + ticket.holder + " holds " + ticket.key);
        }
        known.add(ticket);
        return known;
    }

    /** Gives the lock to the next one, or the place in the queue up; no effect the second time. */
    @SuppressWarnings("ReferenceEquality") // the very ticket
    private void leave(Ticket ticket) {
        List<Ticket> next = new ArrayList<>(1); // woken afterwards, for others wait until the queue is changed
        queues.computeIfPresent(ticket.key, (_, queue) -> {
            boolean held = queue.element() == ticket;
            queue.remove(ticket);
            if (queue.isEmpty()) {
                return null;
            }
            if (held) {
                next.add(queue.element());
            }
            return queue;
        });
        next.forEach(waiting -> waiting.turn.open(node.substrate()));
    }
}
