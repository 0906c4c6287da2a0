package io.warpbeam.actors.server;

import io.warpbeam.actors.CrashView;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Isolation;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SystemHandler;
import io.warpbeam.actors.Timer;
import io.warpbeam.actors.server.Next.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process of a server: hands each message to the right callback and does what {@link Step} makes of the result.
 *
 * <p><b>Start.</b> The first message is an {@link InitCall}, on which the starter waits. When the start fails, the
 * process unlinks itself from its parent before it exits, so that no exit signal reaches the parent.
 *
 * <p><b>Idle time-out.</b> Arming it sets a timer whose message is a new {@link IdleTick}, and remembers that tick.
 * Every message forgets it, so that a tick which was in the mailbox already finds that it is not the remembered one and
 * is dropped. With a time-out of zero the timer puts the tick behind the messages that are queued, so that the first of
 * them comes first and cancels it, as in a receive {@code after 0}; the messages themselves stay in the mailbox and in
 * the accounts of the runtime.
 *
 * <p><b>End.</b> An exit signal unwinds a callback with the same {@link ProcessExit} as a callback that exits by
 * itself, or makes it fail with anything else, an interrupted wait for instance. Only in the second case
 * {@code terminate} must run. {@link #obeySignals} tells them apart: it throws again when a signal has ended the
 * process.
 *
 * @param <S> the type of the state
 */
final class ServerLoop<S> implements SystemHandler {

    // Set by the starter.
    private final GenServer<S> server;
    private final boolean linked;
    private final SystemDesk<S> desk;

    // Touched by the process only.
    @SuppressWarnings("NullAway.Init") // set by start, which comes before everything else
    private Self self;

    @SuppressWarnings("NullAway.Init") // set by a successful init, which comes before every other callback
    private S state;

    private boolean ready;
    private @Nullable Idle idle;

    /** The message of the idle timer; each one is told from all others by identity. */
    private static final class IdleTick {}

    /** The idle time-out that is armed. */
    private record Idle(IdleTick tick, Timer timer) {}

    /** The event that stands for a continue. */
    private record Continued(Object argument) {}

    ServerLoop(GenServer<S> server, boolean linked) {
        this.server = server;
        this.linked = linked;
        this.desk = new SystemDesk<>(server);
    }

    @Override
    public void start(Self newSelf) {
        this.self = newSelf;
        desk.start(newSelf);
    }

    @Override
    public void handle(Object message) {
        if (!ready) {
            initialise((Request<?>) message);
        } else if (isArmed(message)) {
            idle = null;
            run(message, stepAfter(message));
        } else if (!(message instanceof IdleTick)) {
            disarm();
            run(message, stepAfter(message));
        }
    }

    @Override
    public Object code() {
        return server;
    }

    @Override
    public Optional<Object> state() {
        return ready ? Optional.of(state) : Optional.empty();
    }

    @Override
    public CrashView describe(CrashView seen) {
        return ready ? desk.shown(seen, state) : seen;
    }

    // System requests; they leave the idle time-out alone

    @Override
    public void handleSystem(Request<?> request) {
        if (request.call() instanceof SysCall<?> call) {
            state = desk.answer(call, request, state);
        } else if (request.call() instanceof StopCall(var reason)) {
            throw end(new Step.End<>(reason, Reply.NONE, state), request);
        } else {
            UnhandledInfo.log(server, request, state);
        }
    }

    @Override
    public void settled() {
        desk.settled();
    }

    @Override
    public boolean isSuspended() {
        return desk.isSuspended();
    }

    @Override
    public boolean obeys(Exit exit) {
        return isParent(exit.from());
    }

    // Start

    private void initialise(Request<?> request) {
        InitCall call = (InitCall) request.call();
        switch (startStep()) {
            case StartStep.Ready<S>(var first) -> {
                ready = true;
                request.from().of(call).reply(ServerRef.of(self.pid()));
                run(call, first);
            }
            case StartStep.Refuse<S>(var result, var reason) -> {
                obeySignals();
                if (linked) {
                    self.unlink(self.parent());
                }
                if (!(result instanceof StartResult.Failed(var told) && told == reason)) {
                    call.refuse(Isolation.pass(self.pid(), request.from().caller(), result));
                } // otherwise the exit reason tells all
                throw self.exit(reason);
            }
        }
    }

    private StartStep<S> startStep() {
        try {
            return StartStep.after(server, server.init(self));
        } catch (Throwable failure) {
            return StartStep.crash(failure);
        }
    }

    // Messages

    private Step<S> stepAfter(Object event) {
        try {
            return Step.after(
                    server, callback(event), state, event instanceof Request<?> request ? request.call() : null);
        } catch (Throwable failure) {
            return Step.crash(failure, state);
        }
    }

    private Next<S> callback(Object event) throws Exception {
        Debug debug = desk.debug();
        if (debug != null) {
            trace(debug, event);
        }
        return switch (event) {
            case Request<?> request when request.call() instanceof StopCall(var reason) -> Next.stop(reason, state);
            case Request<?> request -> server.handleCall(request.call(), request.from(), state);
            case Cast(var message) -> server.handleCast(message, state);
            case Continued(var argument) -> server.handleContinue(argument, state);
            case IdleTick _ -> server.handleInfo(new IdleTimeout(), state);
            case Exit(var from, var reason) when isParent(from) -> Next.stop(reason, state);
            default -> server.handleInfo(event, state);
        };
    }

    private static void trace(Debug debug, Object event) {
        switch (event) {
            case Request<?> request -> debug.in(TraceEvent.In.Kind.CALL, request.call());
            case Cast(var message) -> debug.in(TraceEvent.In.Kind.CAST, message);
            case Continued(var argument) -> debug.in(TraceEvent.In.Kind.CONTINUE, argument);
            case IdleTick _ -> debug.in(TraceEvent.In.Kind.INFO, new IdleTimeout());
            default -> debug.in(TraceEvent.In.Kind.INFO, event);
        }
    }

    /** Only a linked server has a parent that ends it, and every server has the node that closes. */
    private boolean isParent(Pid from) {
        return (linked && from.equals(self.parent())) || from.equals(self.node().root());
    }

    // What follows

    private void run(Object message, Step<S> first) {
        Object event = message;
        Step<S> step = first;
        while (step instanceof Step.Proceed<S>(var reply, var next, var argument)) {
            change(next);
            send(reply, event);
            obeySignals();
            event = new Continued(argument);
            step = stepAfter(event);
        }
        switch (step) {
            case Step.Wait<S>(var reply, var next, var timeout) -> {
                change(next);
                send(reply, event);
                timeout.ifPresent(this::arm);
            }
            case Step.Proceed<S> _ -> throw new AssertionError("the loop above goes on while there is one");
            case Step.End<S> end -> throw end(end, event);
        }
    }

    private void change(S next) {
        Debug debug = desk.debug();
        if (debug != null) {
            debug.state(state, next);
        }
        state = next;
    }

    private ProcessExit end(Step.End<S> end, Object event) {
        obeySignals();
        change(end.state());
        ExitReason reason = terminate(end.reason());
        send(end.reply(), event);
        return self.exit(reason);
    }

    /** Runs the callback; the reason with which the server exits. */
    private ExitReason terminate(ExitReason reason) {
        try {
            server.terminate(reason, state);
            return reason;
        } catch (Throwable failure) {
            return ExitReason.error(failure);
        }
    }

    private void send(Reply reply, Object event) {
        if (reply instanceof Reply.To<?> to && event instanceof Request<?> request) {
            Debug debug = desk.debug();
            if (debug != null) {
                debug.replied(to.call(), to.value());
            }
            send(to, request);
        }
    }

    private static <R> void send(Reply.To<R> to, Request<?> request) {
        request.from().of(to.call()).reply(to.value());
    }

    /** Throws {@link ProcessExit} when an exit signal has ended the process. */
    private void obeySignals() {
        self.sleep(Duration.ZERO);
    }

    // Idle time-out

    private void arm(Duration timeout) {
        IdleTick tick = new IdleTick();
        idle = new Idle(tick, self.sendAfter(timeout, tick));
    }

    private void disarm() {
        Idle armed = idle;
        if (armed != null) {
            armed.timer().cancel();
            idle = null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // a tick has no contents
    private boolean isArmed(Object message) {
        Idle armed = idle;
        return armed != null && armed.tick() == message;
    }
}
