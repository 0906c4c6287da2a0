package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import org.jspecify.annotations.Nullable;

/** The mailbox of a plain thread. It has no code to unwind: an exit signal ends it on the spot. */
final class InboxProcess extends ThreadProcess implements Inbox {

    private final Thread owner = Thread.currentThread();

    InboxProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, parent, options);
        setPhase(USER);
    }

    /** Makes this the process on whose behalf the thread acts, unless it acts for another. */
    void adoptThread() {
        Strand strand = Strand.ofThisThread();
        if (strand.process() == null) {
            strand.setProcess(this);
        }
    }

    @Override
    public void close() {
        if (!isRunByThisThread()) {
            throw new IllegalStateException(this + " may be closed by the thread that opened it only");
        }
        if (gate != null) {
            gate.leave();
        }
        if (takeBack(node.substrate())) {
            end(ExitReason.NORMAL, false);
            finish();
        }
        Strand strand = Strand.current();
        if (strand != null && strand.process() == this) {
            Strand.forget();
        }
    }

    @Override
    boolean isRunByThisThread() {
        return owner == Thread.currentThread();
    }

    @Override
    boolean hasCode() {
        return false;
    }

    @Override
    void release() {}

    @Override
    void interruptCode() {}

    @Override
    void leaveZombie() {}

    @Override
    ProcessInfo.Kind kind() {
        return ProcessInfo.Kind.INBOX;
    }
}
