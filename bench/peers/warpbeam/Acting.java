package warpbeam;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.Self;
import org.jspecify.annotations.Nullable;

/** An event-driven process that knows itself. */
abstract class Acting implements EventHandler {

    private @Nullable Self self;

    @Override
    public void start(Self self) throws Exception {
        this.self = self;
    }

    final Self self() {
        if (self == null) {
            throw new IllegalStateException("not started");
        }
        return self;
    }

    final Pid pid() {
        return self().pid();
    }

    final ProcessExit exit() {
        return self().exit(ExitReason.NORMAL);
    }
}
