package io.warpbeam.supervision;

import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import java.util.function.Consumer;

/** A server that ends as it is told and, when it traps exits, tells its end. */
final class Worker implements GenServer<Worker.Idle> {

    /** Tells a worker or a body to end. */
    record End(ExitReason reason) {}

    /** The state of a worker. */
    record Idle() {}

    private final boolean traps;
    private final Consumer<ExitReason> atEnd;

    Worker() {
        this(false, _ -> {});
    }

    private Worker(boolean traps, Consumer<ExitReason> atEnd) {
        this.traps = traps;
        this.atEnd = atEnd;
    }

    /** One that traps exits and tells the reason of its end while it ends. */
    static Worker telling(Consumer<ExitReason> atEnd) {
        return new Worker(true, atEnd);
    }

    @Override
    public Init<Idle> init(Self self) {
        self.trapExits(traps);
        return Init.ok(new Idle());
    }

    @Override
    public Next<Idle> handleInfo(Object message, Idle state) {
        return message instanceof End(ExitReason reason) ? Next.stop(reason, state) : Next.noReply(state);
    }

    @Override
    public void terminate(ExitReason reason, Idle state) {
        atEnd.accept(reason);
    }

    /** A process that ends as it is told. */
    static void body(Self self) {
        while (true) {
            if (self.receive() instanceof End(ExitReason reason)) {
                throw self.exit(reason);
            }
        }
    }

    /** A process that nothing but a kill ends; it says when it is ready, and when it was asked. */
    static ProcessBody stubborn(Runnable ready, Runnable asked) {
        return self -> {
            self.trapExits(true);
            ready.run();
            while (true) {
                if (self.receive() instanceof Exit) {
                    asked.run();
                }
            }
        };
    }
}
