package io.warpbeam.actors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The word that says who owns a process. */
abstract sealed class Ownership permits Identity {

    /*
     * Who owns a process
     * ------------------
     * Everything that is not marked otherwise below belongs to the owner of the process: its private messages, its
     * links and monitors, its end. The word `phase` says who that is.
     *
     *   REST      nobody; the process waits for a message, or in a run queue
     *   KIT       the thread that runs the process, inside the kit
     *   USER      nobody for the moment: the thread that runs the process is inside user code, which touches nothing here
     *   BORROWED  another thread, which applies exit signals on behalf of a process that is busy in user code
     *   DEAD      whoever made it so, to take the process down
     *
     * The running thread goes REST -> KIT -> USER -> KIT ... -> REST. It takes the process back from USER with a
     * compare-and-set, once per message or operation; if that fails because the process is DEAD, the thread has become
     * a zombie: it may touch nothing and comes back as soon as it can. This is the fence of a kill: a killed process is
     * taken down at once by the thread that killed it, while its code still runs, and that code cannot reach the kit
     * any more.
     *
     * An exit signal is an entry of the in-queue as any other, so it cannot overtake a message of the same sender. What
     * makes it prompt is the flag `urgent`: the owner, before it hands the next message to user code, takes the
     * whole in-queue apart and applies the signals in it. If user code runs, the sender of the signal borrows the
     * process and does the same. If the signal ended the rest of the process, the flag is up before the process is
     * woken, and nothing more is to be done. In any other case the sender cannot tell whether the owner has seen the
     * flag, and leaves the process to the watchdog, which tries again until the flag is down. A process that unwinds
     * still obeys a kill.
     */
    static final int REST = 0;
    static final int KIT = 1;
    static final int USER = 2;
    static final int BORROWED = 3;
    static final int DEAD = 4;

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Ownership.class, "phase", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // through PHASE
    private int phase;

    final int phase() {
        return (int) PHASE.getOpaque(this);
    }

    /** Publishes what the owner did before; read by {@link #take}. */
    final void setPhase(int next) {
        PHASE.setRelease(this, next);
    }

    /** Takes the process over from USER; sees what the last owner published with {@link #setPhase}. */
    final boolean take(int next) {
        return PHASE.compareAndSet(this, USER, next);
    }

    /**
     * The running thread comes back from user code. Waits for a borrower, which never runs user code. The thread may be
     * inside the kit already: an error, an overflow of its stack for instance, can leave any operation half way.
     *
     * @return false when the process has been killed meanwhile
     */
    final boolean takeBack(Substrate substrate) {
        while (!take(KIT)) {
            int now = phase();
            if (now == DEAD || now == KIT) {
                return now == KIT;
            }
            substrate.yieldThread();
        }
        return true;
    }

    /** Takes the process down. Whoever sees what comes after sees this too: a claim of a name, for one. */
    final void setDead() {
        PHASE.setVolatile(this, DEAD);
    }
}
