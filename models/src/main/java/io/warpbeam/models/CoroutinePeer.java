package io.warpbeam.models;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.RunnerOptions;
import io.warpbeam.coroutine.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A process of the {@link CoroutineModel} that starts coroutines. */
final class CoroutinePeer implements EventHandler {

    /** Asks a process to do something. */
    record Turn() {}

    private final CoroutineModel.Run run;
    private final RandomGenerator random;
    private Optional<Pid> pid = Optional.empty();

    CoroutinePeer(CoroutineModel.Run run) {
        this.run = run;
        this.random = run.world.random();
    }

    void spawn() {
        SpawnOptions options = random.nextBoolean() ? SpawnOptions.DEFAULT.trappingExits() : SpawnOptions.DEFAULT;
        if (random.nextBoolean()) {
            pid = Optional.of(run.world.node().spawn(options, this));
            return;
        }
        pid = Optional.of(run.world.node().spawn(options, self -> {
            while (true) {
                handle(self.receive());
            }
        }));
    }

    boolean hasPid() {
        return pid.isPresent();
    }

    Pid pid() {
        return pid.orElseThrow();
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {
        Self self = Self.current();
        switch (message) {
            case Turn _ -> act(self);
            case AsyncCoroutine.Message(Errand errand, var outcome, var _) -> errand.isToldTo(self.pid(), outcome);
            case Down(var _, var runner, var reason) ->
                run.errand(runner).ifPresent(errand -> errand.isDown(reason instanceof ExitReason.Normal));
            case Exit(var from, var reason) -> {
                if (run.errand(from).isEmpty()) {
                    throw self.exit(reason);
                }
            }
            default -> run.verdict.check(false, "nothing else is received", message);
        }
    }

    private void act(Self self) {
        List<Errand> mine = run.errands(self.pid());
        if (mine.isEmpty() || random.nextInt(4) == 0) {
            begin(self);
            return;
        }
        Errand errand = mine.get(random.nextInt(mine.size()));
        AsyncCoroutine<Integer> runner = errand.runner();
        int choice = random.nextInt(16);
        Note.down(run.world, self.pid(), "does", choice, errand);
        switch (choice) {
            case 0, 1, 2, 3, 4 -> runner.resume(errand.answer());
            case 5, 6, 7 -> resumeAndWait(self, errand);
            case 8, 9 -> runner.cancel();
            case 10 -> {
                errand.isUncertain(true);
                take(self, errand, runner.cancelSync(timeout()));
                errand.isUncertain(false);
            }
            case 11 -> {
                errand.isToldElsewhere();
                runner.resume(errand.answer(), run.anyone().pid());
            }
            case 12 -> {
                if (random.nextInt(3) == 0) {
                    errand.isKilled();
                    runner.pid().sendExit(ExitReason.KILL);
                }
            }
            case 13 -> runner.pid().sendExit(ExitReason.SHUTDOWN);
            case 14 -> {
                if (random.nextInt(4) == 0) {
                    throw self.exit(random.nextBoolean() ? ExitReason.NORMAL : ExitReason.of("enough"));
                }
            }
            default -> self.sleep(Duration.ofMillis(1));
        }
    }

    private Duration timeout() {
        return Duration.ofMillis(random.nextInt(5));
    }

    private void begin(Self self) {
        boolean linked = random.nextInt(3) > 0;
        Errand errand = run.add(new Errand(run.world, run.verdict, self.pid(), linked));
        RunnerOptions options = RunnerOptions.DEFAULT.link(linked);
        if (random.nextBoolean()) {
            errand.isRunBy(AsyncCoroutine.run(self, errand, errand, options));
        } else {
            errand.isUncertain(true);
            var started = AsyncCoroutine.runSync(self, errand, errand, options, timeout());
            errand.isRunBy(started.runner());
            take(self, errand, started.first());
            errand.isUncertain(false);
        }
        if (random.nextBoolean()) {
            self.monitor(errand.runner().pid());
        }
    }

    private void resumeAndWait(Self self, Errand errand) {
        int answer = errand.answer();
        errand.isUncertain(true);
        SyncResult result = errand.runner().resumeSync(answer, timeout());
        if (result instanceof SyncResult.Answered(var outcome)) {
            errand.isToldInTurn(answer, outcome);
        }
        take(self, errand, result);
        errand.isUncertain(false);
    }

    private void take(Self self, Errand errand, SyncResult result) {
        switch (result) {
            case SyncResult.Answered(var outcome) -> errand.isTold(self.pid(), outcome);
            case SyncResult.TimedOut _ -> run.world.sometimes("a sync wait times out", true);
            case SyncResult.RunnerDown _ ->
                run.verdict.check(!errand.runner().pid().isAlive(), "a runner that is down has ended", errand);
        }
    }
}
