package io.warpbeam.models;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.TaggedDown;
import io.warpbeam.coroutine.field.AsyncField;
import io.warpbeam.coroutine.field.AsyncFields;
import io.warpbeam.coroutine.field.AsyncResult;
import io.warpbeam.coroutine.field.AsyncRun;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A server of the {@link FieldModel} with two fields. */
final class FieldPeer implements EventHandler {

    private static final AsyncField<Form, Integer> LEFT = AsyncField.of(
            Side.LEFT,
            Form::left,
            Form::withLeft,
            form -> form.trip().orElseThrow().compute());
    private static final AsyncField<Form, Integer> RIGHT = AsyncField.of(
            Side.RIGHT,
            Form::right,
            Form::withRight,
            form -> form.trip().orElseThrow().compute());
    private static final AsyncFields<Form> FIELDS = AsyncFields.of(LEFT, RIGHT);

    /** Asks a server to do something. */
    record Turn() {}

    private enum Side {
        LEFT,
        RIGHT
    }

    /**
     * The state of a server.
     *
     * @param trip that begins with the next run
     */
    private record Form(AsyncResult<Integer> left, AsyncResult<Integer> right, Optional<FieldTrip> trip) {
        Form withLeft(AsyncResult<Integer> newLeft) {
            return new Form(newLeft, right, trip);
        }

        Form withRight(AsyncResult<Integer> newRight) {
            return new Form(left, newRight, trip);
        }

        Form with(FieldTrip newTrip) {
            return new Form(left, right, Optional.of(newTrip));
        }

        AsyncResult<Integer> at(Side side) {
            return side == Side.LEFT ? left : right;
        }
    }

    /** What a field should be. */
    private static final class Shadow {
        private Optional<FieldTrip> loading = Optional.empty();
        private Optional<Integer> latest = Optional.empty();
        private Optional<ExitReason> failure = Optional.empty();

        boolean agrees(AsyncResult<Integer> result) {
            return result.isLoading() == loading.isPresent()
                    && result.latest().equals(latest)
                    && result.failure().equals(failure)
                    && (!(result instanceof AsyncResult.Loading<Integer>(var run, var _))
                            || loading.orElseThrow().is(run));
        }

        void giveUp(Optional<ExitReason> reason) {
            loading.ifPresent(FieldTrip::isGivenUp);
            loading = Optional.empty();
            failure = reason;
        }
    }

    private final FieldModel.Run run;
    private final RandomGenerator random;
    private final Shadow leftShadow = new Shadow();
    private final Shadow rightShadow = new Shadow();
    private Form form = new Form(AsyncResult.neverFired(), AsyncResult.neverFired(), Optional.empty());
    private Optional<Pid> pid = Optional.empty();

    FieldPeer(FieldModel.Run run) {
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

    Pid pid() {
        return pid.orElseThrow();
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {
        Self self = Self.current();
        switch (message) {
            case Turn _ -> act(self, Chance.pick(random, Side.class));
            case TaggedDown(var _, var down) -> isTold(self, message, new AsyncRun(down.monitor()));
            case Exit(var from, var reason) -> {
                run.verdict.check(run.trip(from).isEmpty(), "no exit of a run reaches its server", message);
                throw self.exit(reason);
            }
            default -> run.verdict.check(false, "nothing else is received", message);
        }
    }

    private Shadow shadow(Side side) {
        return side == Side.LEFT ? leftShadow : rightShadow;
    }

    private void act(Self self, Side side) {
        int choice = random.nextInt(12);
        Note.down(run.world, self.pid(), "does", choice, side);
        Shadow shadow = shadow(side);
        if (random.nextBoolean()) {
            self.mark(); // what has arrived is among the messages now
        }
        switch (choice) {
            case 0, 1, 2, 3, 4, 5 -> fire(side);
            case 6, 7 -> {
                boolean loading = shadow.loading.isPresent();
                Form before = form;
                form = FIELDS.cancel(side, form);
                run.verdict.check(loading || before == form, "nothing is cancelled that does not load", self.pid());
                if (loading) {
                    shadow.giveUp(Optional.of(AsyncField.CANCELLED));
                }
            }
            case 8 -> {
                form = reset(side);
                shadow.giveUp(Optional.empty());
                shadow.latest = Optional.empty();
            }
            case 9 -> {
                if (random.nextInt(4) == 0) {
                    run.world.sometimes("a server ends normally while it loads", shadow.loading.isPresent());
                    throw self.exit(random.nextBoolean() ? ExitReason.NORMAL : ExitReason.of("enough"));
                }
            }
            default -> {} // nothing has changed
        }
        agree(side);
    }

    private void fire(Side side) {
        Shadow shadow = shadow(side);
        FieldTrip trip = run.begin(this);
        run.world.sometimes("a run is replaced", shadow.loading.isPresent());
        form = FIELDS.fire(side, form.with(trip));
        AsyncResult<Integer> result = form.at(side);
        run.verdict.check(result.isLoading(), "a field that is fired loads", result);
        if (result instanceof AsyncResult.Loading<Integer>(var begun, var _)) {
            trip.isRunAs(begun);
        }
        shadow.giveUp(Optional.empty());
        shadow.loading = Optional.of(trip);
    }

    private Form reset(Side side) {
        return side == Side.LEFT ? LEFT.reset(form) : RIGHT.reset(form);
    }

    /** The end of a run, which may be in hand when the field moves on. */
    private void isTold(Self self, Object message, AsyncRun of) {
        Side side = leftShadow.loading.filter(trip -> trip.is(of)).isPresent() ? Side.LEFT : Side.RIGHT;
        Shadow shadow = shadow(side);
        FieldTrip trip = run.trip(of.pid()).orElseThrow();
        trip.isTold();
        if (random.nextInt(4) == 0) {
            act(self, side);
        }
        Form before = form;
        form = FIELDS.apply(message, form).orElseThrow();
        if (shadow.loading.filter(trip::equals).isEmpty()) {
            run.world.sometimes("the end of a run that was given up is in hand", true);
            run.verdict.check(before == form, "the end of a run that was given up changes nothing", trip);
            return;
        }
        shadow.loading = Optional.empty();
        switch (form.at(side)) {
            case AsyncResult.Ok<Integer>(var value) -> {
                trip.isOk(value);
                shadow.latest = Optional.of(value);
            }
            case AsyncResult.Failed<Integer>(var reason, var _) -> {
                trip.isFailed(reason);
                shadow.failure = Optional.of(reason);
            }
            case AsyncResult.NeverFired<Integer> _, AsyncResult.Loading<Integer> _ ->
                run.verdict.check(false, "the end of a run ends the loading", trip);
        }
        agree(side);
    }

    private void agree(Side side) {
        run.verdict.check(shadow(side).agrees(form.at(side)), "a field is what it should be", side, form.at(side));
    }
}
