package io.warpbeam.coroutine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time share one commit.
 *
 * <p>The protocol. Callers join the group that is open. The first to join leads it: it waits until no commit is under
 * way, takes the group, which opens the next one, and commits it for all; the others wait for its end. So a group
 * collects those who come during the commit before it, there is at most one commit at a time, the groups follow each
 * other in the order in which they were opened, and a lone caller waits for nobody. No thread but those of the callers
 * is needed, and no time.
 *
 * <p>A commit that fails, in whatever way, is the last: this group, the open one and all later callers get the error.
 * An interrupt ends no wait here.
 *
 * @param <E> what is committed
 */
final class GroupCommit<E> {

    /** The store; one thread at a time is in it. */
    interface Store<E> {
        /** Makes the entries durable, in this order. */
        void commit(List<E> group) throws IOException;

        /** Tidies up. Those who wait for the group have their answer, those of the next one wait. */
        void settle() throws IOException;
    }

    private enum Fate {
        OPEN,
        DURABLE,
        FAILED
    }

    private static final class Group<E> {
        final List<E> entries = new ArrayList<>();
        final Condition done;
        Fate fate = Fate.OPEN;

        Group(ReentrantLock lock) {
            done = lock.newCondition();
        }
    }

    private final String name;
    private final Store<E> store;
    private final ReentrantLock lock = new ReentrantLock();

    // Under the lock. `idle` is for the leader of the open group and for those who close.
    private final Condition idle = lock.newCondition();
    private Group<E> open = new Group<>(lock);
    private boolean committing;
    private boolean closed;
    private @Nullable Throwable failure;

    GroupCommit(String name, Store<E> store) {
        this.name = name;
        this.store = store;
    }

    /** Returns when the entry is durable. */
    void commit(E entry) {
        lock.lock();
        try {
            check();
            Group<E> group = open;
            group.entries.add(entry);
            if (group.entries.size() == 1) {
                lead(group);
            } else {
                while (group.fate == Fate.OPEN) {
                    group.done.awaitUninterruptibly();
                }
            }
            if (group.fate == Fate.FAILED) {
                throw failed();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses a caller after a failure or the close. */
    void check() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal " + name + " is closed");
            }
            if (failure != null) {
                throw failed();
            }
        } finally {
            lock.unlock();
        }
    }

    private JournalException failed() {
        Throwable cause = failure == null ? new IllegalStateException("left without an answer") : failure;
        return new JournalException(
                JournalException.Kind.FAILED,
                "the journal " + name + " failed, and takes nothing more until it is opened again: " + cause,
                cause);
    }

    private void lead(Group<E> group) {
        boolean taken = false;
        try {
            while (committing) {
                idle.awaitUninterruptibly();
            }
            if (failure == null) {
                open = new Group<>(lock);
                committing = true;
                taken = true;
                end(group, outside(() -> store.commit(group.entries)));
                if (group.fate == Fate.DURABLE) {
                    failure = outside(store::settle);
                }
            }
        } finally {
            if (group.fate == Fate.OPEN) {
                end(group, failure == null ? new IllegalStateException("a leader went away") : failure);
                open = group.equals(open) ? new Group<>(lock) : open;
            }
            committing &= !taken;
            idle.signalAll();
        }
    }

    private void end(Group<E> group, @Nullable Throwable error) {
        failure = error;
        group.fate = error == null ? Fate.DURABLE : Fate.FAILED;
        group.done.signalAll();
    }

    private interface Act {
        void run() throws IOException;
    }

    /** Acts without the lock. Whatever is thrown leaves the store in an unknown state and is the failure. */
    private @Nullable Throwable outside(Act act) {
        lock.unlock();
        try {
            act.run();
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            lock.lock();
        }
    }

    /** Refuses new callers and returns when all others have their answer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            while (committing || !open.entries.isEmpty()) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many callers wait for the group behind the one that is committed. */
    int waiting() {
        lock.lock();
        try {
            return open.entries.size();
        } finally {
            lock.unlock();
        }
    }
}
