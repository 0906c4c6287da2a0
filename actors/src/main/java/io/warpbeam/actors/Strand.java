package io.warpbeam.actors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the current thread runs: a process, a worker, both or neither. Touched by that thread only. */
final class Strand {

    private static final ThreadLocal<Strand> CURRENT = new ThreadLocal<>();

    /** For a worker whose thread has not started. */
    static final Strand NONE = new Strand();

    @Nullable
    OwnedProcess process;

    @Nullable
    Worker worker;

    /** The strand of this thread, if it has one. */
    static @Nullable Strand current() {
        return CURRENT.get();
    }

    /** The strand of this thread, made when it has none. */
    static Strand ofThisThread() {
        Strand strand = CURRENT.get();
        if (strand == null) {
            strand = new Strand();
            CURRENT.set(strand);
        }
        return strand;
    }

    /** Forgets the strand of this thread, which is about to end or to go back to its owner. */
    static void forget() {
        CURRENT.remove();
    }

    /** The fence of a kill, for the current thread. */
    static void checkCurrent() {
        Strand strand = CURRENT.get();
        if (strand != null) {
            strand.checkAlive();
        }
    }

    /** The fence of a kill for operations that are not methods of the process. */
    void checkAlive() {
        OwnedProcess mine = process;
        if (mine != null && mine.phase() == LocalProcess.DEAD) {
            throw mine.ended();
        }
    }

    /** Runs something that is not part of the process of this thread, such as a listener. */
    static void outsideProcess(Runnable action) {
        Strand strand = CURRENT.get();
        if (strand == null || strand.process == null) {
            action.run();
            return;
        }
        OwnedProcess mine = strand.process;
        strand.process = null;
        try {
            action.run();
        } finally {
            strand.process = mine;
        }
    }

    static Optional<Self> currentProcess() {
        Strand strand = CURRENT.get();
        return strand == null ? Optional.empty() : Optional.ofNullable(strand.process);
    }
}
