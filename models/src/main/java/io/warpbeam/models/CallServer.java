package io.warpbeam.models;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.Optional;

/** A server of the {@link CallModel}. Its state is the number of calls. */
final class CallServer implements GenServer<Integer> {

    /** What the server does with a call. */
    enum How {
        NOW,
        SLOWLY,
        LATER,
        TWICE,
        BY_ANOTHER,
        NEVER,
        AND_STOP,
        STOP,
        THROW
    }

    /** A call. */
    record Ask(Asked asked, How how, Duration pause) implements Call<Integer> {}

    /** The reply to a call is due. */
    private record Due(Asked asked, From<Integer> from) {}

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final CallModel.Run run;
    private final boolean refuses;
    private Optional<Pid> pid = Optional.empty();
    private int terminated;
    private boolean cleanedUp;

    CallServer(CallModel.Run run) {
        this.run = run;
        this.refuses = run.world.random().nextInt(6) == 0;
    }

    boolean refuses() {
        return refuses;
    }

    Optional<Pid> pid() {
        return pid;
    }

    Optional<ServerRef> ref() {
        return pid.map(ServerRef::of);
    }

    int terminated() {
        return terminated;
    }

    boolean hasCleanedUp() {
        return cleanedUp;
    }

    // ---- the process

    @Override
    public Init<Integer> init(Self self) {
        pid = Optional.of(self.pid());
        self.sleep(Duration.ofMillis(run.world.random().nextInt(2)));
        return refuses ? Init.stop(ExitReason.of("refused")) : Init.ok(0);
    }

    @Override
    public Next<Integer> handleCall(Call<?> call, From<?> from, Integer state) throws Exception {
        Ask ask = (Ask) call;
        Note.down(run.world, pid, "is asked", ask.how());
        Asked asked = ask.asked();
        Due due = new Due(asked, from.of(ask));
        switch (ask.how()) {
            case NOW -> {
                asked.repliesUnseen();
                return Next.reply(ask, asked.offers(run.nextValue()), state + 1);
            }
            case SLOWLY -> {
                Self.current().sleep(ask.pause());
                reply(due);
            }
            case LATER -> Self.current().sendAfter(ask.pause(), due);
            case TWICE -> {
                reply(due);
                reply(due);
            }
            case BY_ANOTHER -> {
                asked.isHandedOn();
                run.world.node().spawn(SpawnOptions.DEFAULT, new Helper(due, ask.pause()));
            }
            case NEVER -> {}
            case AND_STOP -> {
                asked.repliesUnseen();
                return Next.stop(ExitReason.SHUTDOWN, ask, asked.offers(run.nextValue()), state);
            }
            case STOP -> {
                return Next.stop(ExitReason.of("enough"), state);
            }
            case THROW -> throw new Failure();
        }
        return Next.noReply(state + 1);
    }

    @Override
    public Next<Integer> handleInfo(Object message, Integer state) {
        if (message instanceof Due due) {
            reply(due);
        } else {
            run.verdict.check(false, "a server receives nothing else", message);
        }
        return Next.noReply(state);
    }

    private void reply(Due due) {
        int value = due.asked().offers(run.nextValue());
        due.asked().replied(run.verdict, value, due.from().reply(value));
    }

    @Override
    public void terminate(ExitReason reason, Integer state) {
        terminated++;
        Self.current().sleep(Duration.ofMillis(run.world.random().nextInt(3)));
        cleanedUp = true;
    }

    /** Replies in place of the server, which may have ended by then. */
    private final class Helper implements EventHandler {
        private final Due due;
        private final Duration pause;

        Helper(Due due, Duration pause) {
            this.due = due;
            this.pause = pause;
        }

        @Override
        public void start(Self self) {
            self.sleep(pause);
            reply(due);
            throw self.exit(ExitReason.NORMAL);
        }

        @Override
        public void handle(Object message) {}
    }
}
