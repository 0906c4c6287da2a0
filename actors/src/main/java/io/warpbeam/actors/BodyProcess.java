package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import io.warpbeam.actors.Substrate.ThreadKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process with a body and a thread made for it. */
final class BodyProcess extends ThreadProcess {

    // owner, until it ends
    private @Nullable ProcessBody body;

    private final Thread thread;

    BodyProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options, ProcessBody body) {
        super(node, place, parent, options);
        this.body = body;
        ThreadKind kind = options.platformThread() ? ThreadKind.PLATFORM : ThreadKind.VIRTUAL;
        this.thread = node.substrate().newThread(kind, toString(), this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        Strand strand = Strand.ofThisThread();
        strand.setProcess(this);
        node.dispatcher.adopt(strand);
        setPhase(KIT);
        if (isUrgent()) {
            takeApart();
        }
        if (ending() == null && !runBody()) {
            node.zombieReturned();
            return;
        }
        finish();
    }

    /** Runs user code; false when the process has been killed meanwhile. */
    private boolean runBody() {
        ExitReason reason = ExitReason.NORMAL;
        setPhase(USER);
        try {
            ProcessBody code = Objects.requireNonNull(body, "body");
            if (gate == null) {
                code.run(this);
            } else {
                gate.run(code, this);
            }
        } catch (Throwable thrown) {
            reason = ExitReason.error(thrown);
        }
        if (!takeBack(node.substrate())) {
            return false;
        }
        if (isUrgent()) {
            takeApart();
        }
        end(reason, false);
        return true;
    }

    @Override
    void release() {
        body = null;
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
        thread.interrupt();
    }

    @Override
    ProcessInfo.Kind kind() {
        return ProcessInfo.Kind.BLOCKING;
    }
}
