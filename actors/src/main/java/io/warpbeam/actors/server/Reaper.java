package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;

/**
 * A process that kills another and replies when that has ended and its name is free. It lets any thread wait for an
 * end, whether it runs a process or not, and leaves nothing in the mailbox of the one that waits.
 */
final class Reaper implements EventHandler {

    private final Pid victim;

    // Touched by the process only.
    @SuppressWarnings("NullAway.Init") // set by start, which comes before everything else
    private Self self;

    @SuppressWarnings("NullAway.Init") // set by the request, which comes before the end of the victim
    private From<Reaped> waiting;

    /** Asks for the end of the victim. */
    record Reap() implements Call<Reaped> {}

    /** The victim has ended. */
    record Reaped() {}

    Reaper(Pid victim) {
        this.victim = victim;
    }

    @Override
    public void start(Self newSelf) {
        self = newSelf;
        self.monitor(victim);
        victim.sendExit(ExitReason.KILL);
    }

    @Override
    public void handle(Object message) {
        switch (message) {
            case Request<?> request
            when request.call() instanceof Reap reap -> waiting = request.from().of(reap);
            case Down _ -> {
                waiting.reply(new Reaped());
                throw self.exit(ExitReason.NORMAL);
            }
            default -> {} // nobody else knows this process
        }
    }
}
