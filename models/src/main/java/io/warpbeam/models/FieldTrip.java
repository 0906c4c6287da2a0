package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.field.AsyncField;
import io.warpbeam.coroutine.field.AsyncRun;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One run of a computation in the {@link FieldModel}: its code, and all that is known of it. */
final class FieldTrip {

    private static final ExitReason THIRD = ExitReason.of("third");

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final FieldModel.Run model;
    private final RandomGenerator random;
    private final FieldPeer server;
    private final int number;
    private Optional<AsyncRun> run = Optional.empty();

    // the code
    private Optional<Pid> worker = Optional.empty();
    private final Set<ExitReason> ends = new HashSet<>();
    private boolean returned;
    private boolean waiting;
    private boolean unwound;

    // the server
    private boolean givenUp;
    private boolean told;

    FieldTrip(FieldModel.Run model, FieldPeer server, int number) {
        this.model = model;
        this.random = model.world.random();
        this.server = server;
        this.number = number;
    }

    // ---- the code

    int compute() throws Exception {
        model.verdict.check(worker.isEmpty(), "a run computes once", this);
        Self self = Self.current();
        worker = Optional.of(self.pid());
        try {
            for (int steps = random.nextInt(3); steps > 0; steps--) {
                step(self);
            }
            finish(self);
            returned = true;
            return number;
        } finally {
            unwound = true;
        }
    }

    private void step(Self self) {
        switch (random.nextInt(4)) {
            case 0 -> {
                Pid third = model.world.node().spawn(other -> {
                    other.sleep(Duration.ofMillis(1));
                    throw other.exit(THIRD);
                });
                ends.add(THIRD);
                ends.add(ExitReason.NO_PROCESS);
                self.link(third);
            }
            default -> self.sleep(Duration.ofMillis(random.nextInt(3)));
        }
    }

    private void finish(Self self) throws Failure {
        switch (random.nextInt(8)) {
            case 0 -> {
                Failure failure = new Failure();
                ends.add(ExitReason.error(failure));
                throw failure;
            }
            case 1 -> {
                ExitReason reason = random.nextBoolean() ? ExitReason.NORMAL : ExitReason.of("enough");
                ends.add(reason);
                throw self.exit(reason);
            }
            case 2, 3 -> {
                waiting = true;
                self.receive(_ -> false);
            }
            default -> {}
        }
    }

    // ---- from outside

    /** Something ends the keeper or the worker. */
    void strike() {
        if (run.isEmpty()) {
            return;
        }
        ExitReason reason = switch (random.nextInt(3)) {
            case 0 -> ExitReason.KILL;
            case 1 -> ExitReason.SHUTDOWN;
            default -> ExitReason.of("struck");
        };
        Note.down(model.world, "strikes", this, reason);
        ends.add(reason.equals(ExitReason.KILL) ? ExitReason.KILLED : reason);
        worker.filter(_ -> random.nextBoolean())
                .orElseGet(() -> run.orElseThrow().pid())
                .sendExit(reason);
    }

    // ---- by the server

    void isRunAs(AsyncRun newRun) {
        run = Optional.of(newRun);
    }

    boolean is(AsyncRun other) {
        return run.filter(other::equals).isPresent();
    }

    boolean has(Pid pid) {
        return worker.filter(pid::equals).isPresent()
                || run.map(AsyncRun::pid).filter(pid::equals).isPresent();
    }

    void isGivenUp() {
        model.world.sometimes("a run is given up that has computed its value", returned);
        model.world.sometimes("a run is given up that has not begun", worker.isEmpty());
        givenUp = true;
    }

    /** Its end has come to the server. */
    void isTold() {
        model.verdict.check(!told, "a run is told once", this);
        model.verdict.check(!givenUp, "a run that was given up is not told", this);
        told = true;
    }

    void isOk(int value) {
        model.verdict.check(returned && value == number, "a value is the one that was computed", this, value);
        model.world.sometimes("a run succeeds", true);
    }

    void isFailed(ExitReason reason) {
        model.verdict.check(ends.contains(reason), "the reason of a failure is true", this, reason);
        model.world.sometimes("a run is killed", reason.equals(ExitReason.KILLED));
        model.world.sometimes("a run throws", reason instanceof ExitReason.Crashed);
        model.world.sometimes("a run ends with one that it is linked to", reason.equals(THIRD));
        model.verdict.check(!reason.equals(AsyncField.CANCELLED), "a run that was cancelled is not told", this);
    }

    // ---- at the end

    /** Nothing moves any more; servers live. */
    void accountAtRest() {
        if (run.isEmpty()) {
            return; // its server was killed meanwhile
        }
        boolean over = isOver();
        if (givenUp || !server.pid().isAlive()) {
            model.verdict.check(over, "a run that was given up or has lost its server ends", this);
        } else {
            model.verdict.check(over == told, "a server hears of the end of a run", this);
            model.verdict.check(over || waiting, "a run that does not wait ends", this);
        }
        model.world.sometimes("a run outwaits all", !over);
    }

    /** The servers are dead, too. */
    void account() {
        model.verdict.check(isOver(), "no run outlives its server", this);
    }

    private boolean isOver() {
        boolean keeperEnded = run.stream().noneMatch(known -> known.pid().isAlive());
        boolean workerEnded = worker.stream().noneMatch(Pid::isAlive);
        return keeperEnded && workerEnded && (worker.isEmpty() || unwound);
    }

    @Override
    public String toString() {
        return "trip " + number + " of " + server.pid();
    }
}
