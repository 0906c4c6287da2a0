package io.warpbeam.coroutine;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a runner: a blocking process whose thread is the stack of the coroutine.
 *
 * <p>At a yield the runner sends the outcome of the leg to {@code next} and takes one order from its mailbox, past
 * everything else that is there. The order says where the outcome of the leg that it begins goes. Exits are trapped,
 * since the code must unwind in its own time; an {@link Exit} that would end an ordinary process, or that tells of the
 * end of the starter, is an order to cancel as well.
 */
final class Runner<Y, R> implements ProcessBody, Host {

    private static final SpawnOptions SPAWN =
            SpawnOptions.DEFAULT.label("coroutine").trappingExits();

    private final Object tag;
    private final Coroutine<Y, R, ?> body;
    private final Pid starter;
    private final Pid caller;
    private final boolean linked;
    private final boolean called;

    // Touched by the thread of the runner only.
    private @Nullable Self self;
    private Destination next = Destination.Standing.CALLER;
    private Pid lastAddress;
    private Optional<ExitReason> exitReason = Optional.empty();

    private Runner(Object tag, Coroutine<Y, R, ?> body, Pid starter, RunnerOptions options, boolean called) {
        this.tag = tag;
        this.body = body;
        this.starter = starter;
        this.caller = options.caller().orElse(starter);
        this.linked = options.linked();
        this.called = called;
        this.lastAddress = caller;
    }

    /**
     * Spawns a runner.
     *
     * @param called whether the runner waits for {@link RunnerCall.Start} before it begins
     */
    static <Y, R, T> RunnerHandle<R> start(
            Self starter, Object tag, Coroutine<Y, R, T> body, RunnerOptions options, boolean called) {
        Objects.requireNonNull(starter, "self");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(body, "coroutine");
        Runner<Y, R> runner = new Runner<>(tag, body, starter.pid(), options, called);
        Pid pid = options.linked()
                ? starter.spawnLink(SPAWN, runner)
                : starter.node().spawn(SPAWN, runner);
        return new RunnerHandle<>(tag, pid);
    }

    @Override
    public void run(Self me) {
        self = me;
        if (called) {
            awaitStart(me);
        }
        respond(new BodyContext<Y, R>(me.pid(), this).conclude(body));
        exitReason.ifPresent(reason -> end(me, reason));
    }

    private Self self() {
        return Objects.requireNonNull(self, "not begun");
    }

    /**
     * Ends as the exit signal would have ended an ordinary process: without a crash report, which the sender has
     * written if there was one due.
     */
    private static void end(Self me, ExitReason reason) {
        if (!(reason
                instanceof ExitReason.Kill)) { // over a link, a plain reason; as a signal to itself it would mean more
            me.trapExits(false);
            me.pid().sendExit(reason);
        }
        throw me.exit(reason);
    }

    /**
     * Takes the request of a sync start. A starter that died before it sent it leaves the runner as an async start
     * would have.
     */
    private void awaitStart(Self me) {
        Monitor watch = me.monitor(starter);
        Object first = me.receive(message -> switch (message) {
            case Request<?> request -> request.call() instanceof RunnerCall.Start;
            case Down down -> down.monitor().equals(watch);
            default -> false;
        });
        me.demonitorFlush(watch);
        if (first instanceof Request<?> request && request.call() instanceof RunnerCall.Start start) {
            next = new Destination.Waiting(request.from().of(start));
        }
    }

    @Override
    public Order handOver(Outcome.Suspended suspended) {
        respond(suspended);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Optional<Order> order = take(self().receive(Runner::isOrder));
                    if (order.isPresent()) {
                        return order.get();
                    }
                } catch (InterruptedWaitException _) {
                    interrupted = Thread.interrupted(); // for the code, when it runs again
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isOrder(Object message) {
        return switch (message) {
            case RunnerCall.Async _, Exit _ -> true;
            case Request<?> request -> request.call() instanceof RunnerCall;
            default -> false;
        };
    }

    private Optional<Order> take(Object message) {
        return switch (message) {
            case RunnerCall.Async(RunnerCall.Resume(var value), var replyTo) -> {
                next = replyTo.<Destination>map(Destination.Mailbox::new).orElse(Destination.Standing.CALLER);
                yield Optional.of(new Order.Resume(value));
            }
            case RunnerCall.Async(RunnerCall.Cancel _, var _) -> {
                next = new Destination.Mailbox(lastAddress);
                yield Optional.of(new Order.Cancel(CancelReason.Cause.REQUESTED));
            }
            case Request<?> request
            when request.call() instanceof RunnerCall call -> {
                next = new Destination.Waiting(request.from().of(call));
                yield Optional.of(
                        switch (call) {
                            case RunnerCall.Resume(var value) -> new Order.Resume(value);
                            case RunnerCall.Cancel() -> new Order.Cancel(CancelReason.Cause.REQUESTED);
                        });
            }
            case Exit(var from, var reason) -> obey(from, reason);
            default -> Optional.empty();
        };
    }

    private Optional<Order> obey(Pid from, ExitReason reason) {
        boolean starterEnded = linked && starter.equals(from);
        if (!starterEnded && !reason.isAbnormal()) {
            return Optional.empty();
        }
        exitReason = Optional.of(reason);
        next = starterEnded ? destinationWithout(from) : new Destination.Mailbox(lastAddress);
        return Optional.of(new Order.Cancel(reason));
    }

    private Destination destinationWithout(Pid ended) {
        if (!lastAddress.equals(ended)) {
            return new Destination.Mailbox(lastAddress);
        }
        return caller.equals(ended) ? Destination.Standing.NOBODY : Destination.Standing.CALLER;
    }

    private void respond(Outcome outcome) {
        Destination destination = next;
        next = Destination.Standing.CALLER;
        lastAddress = switch (destination) {
            case Destination.Standing.CALLER -> send(caller, outcome);
            case Destination.Mailbox(var pid) -> send(pid, outcome);
            case Destination.Waiting(var from) ->
                from.reply(outcome) ? mailboxOf(from.caller()) : send(caller, outcome);
            case Destination.Standing.NOBODY -> lastAddress;
        };
    }

    private Pid send(Pid pid, Outcome outcome) {
        Object message = new AsyncCoroutine.Message(tag, outcome, new RunnerHandle<>(tag, self().pid()));
        switch (pid.send(message)) {
            case SendResult.Sent _ -> {}
            // A runner has one message under way at most, and without it the coroutine would wait for ever.
            case SendResult.Refused _ -> self().node().sendAfter(Duration.ZERO, pid, message);
        }
        return pid;
    }

    /** A plain thread that waited for a reply has no mailbox. */
    private Pid mailboxOf(Pid waiter) {
        return waiter.equals(waiter.node().root()) ? caller : waiter;
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public boolean isKilled() {
        return !self().pid().isAlive();
    }
}
