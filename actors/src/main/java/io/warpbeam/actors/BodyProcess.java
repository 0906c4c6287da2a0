package io.warpbeam.actors;

import io.warpbeam.actors.Substrate.ThreadKind;
import org.jspecify.annotations.Nullable;

/** A process with a body and a thread made for it. */
final class BodyProcess extends ThreadProcess {

    private final ProcessBody body;
    private final Thread thread;

    BodyProcess(LocalNode node, long id, @Nullable LocalProcess parent, SpawnOptions options, ProcessBody body) {
        super(node, id, parent, options);
        this.body = body;
        ThreadKind kind = options.platformThread() ? ThreadKind.PLATFORM : ThreadKind.VIRTUAL;
        this.thread = node.substrate().newThread(kind, toString(), this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Strand.ofThisThread().process = this;
        setPhase(USER);
        Throwable failure = null;
        try {
            body.run(this);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (!takeBack()) {
            node.zombieReturned();
            return;
        }
        if (isExitPending()) {
            takeApart();
        }
        end(failure == null ? ExitReason.NORMAL : ExitReason.error(failure), false);
        finish();
    }

    @Override
    boolean isRunByThisThread() {
        return thread == Thread.currentThread();
    }

    @Override
    boolean hasCode() {
        return true;
    }

    @Override
    void interruptCode() {
        thread.interrupt();
    }

    @Override
    void leaveZombie() {
        node.zombieLeft();
        thread.interrupt();
    }

    @Override
    ProcessInfo.Kind kind() {
        return ProcessInfo.Kind.BLOCKING;
    }
}
