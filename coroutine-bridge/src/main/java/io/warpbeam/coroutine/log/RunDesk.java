package io.warpbeam.coroutine.log;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may write the log of one run: the one that began last. The code of a killed process may still run when the run is
 * taken up again; it finds that it has been replaced. Any thread.
 */
final class RunDesk {

    private final ReentrantLock lock = new ReentrantLock();

    // Under the lock.
    private Optional<StoredRun> owner = Optional.empty();

    /** Makes a run the owner, in the place of another one. */
    void take(StoredRun run) {
        locked(() -> owner = Optional.of(run));
    }

    /** Writes, if the run is the owner. */
    void write(StoredRun run, Runnable writing) {
        locked(() -> {
            if (!owns(run)) {
                throw new IllegalStateException("the run was taken up elsewhere");
            }
            writing.run();
        });
    }

    /** Writes for the last time, if the run is the owner. */
    void leave(StoredRun run, Runnable writing) {
        locked(() -> {
            if (owns(run)) {
                owner = Optional.empty();
                writing.run();
            }
        });
    }

    /** Whether there is a reason to keep this desk; for maps of them. */
    static @Nullable RunDesk ifTaken(String name, RunDesk desk) {
        return desk.isTaken() ? desk : null;
    }

    boolean isTaken() {
        lock.lock();
        try {
            return owner.isPresent();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // it is that run or another one
    private boolean owns(StoredRun run) {
        return owner.isPresent() && owner.get() == run;
    }
}
