package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process that a dispatcher runs when it has a message. */
final class EventProcess extends OwnedProcess {

    /** How a slice ended. */
    enum Slice {
        /** The process rests, and may run on another thread already. */
        RESTED,
        /** It has more to do. */
        UNFINISHED,
        /** It has ended. */
        ENDED,
        /** It was killed while this thread ran its code; the thread may carry an interrupt. */
        ZOMBIE
    }

    /** How long a slice may last once it has handled some messages. */
    private static final long SLICE_NANOS = 1_000_000;

    private static final int CLOCK_EVERY = 16;

    private static final VarHandle SYSTEM;

    static {
        try {
            SYSTEM = MethodHandles.lookup().findVarHandle(EventProcess.class, "system", SystemRequests.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final EventHandler ENDED = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    // written by the runner of a slice, before user code; read by whoever takes the process from it
    // A number, because a reference written with each message would cost a barrier of the collector each time.
    private long runnerId;

    // set when spawned
    private final boolean normal;
    // made by the first system request, from any thread
    @SuppressWarnings("UnusedVariable") // through SYSTEM
    private volatile @Nullable SystemRequests system;

    private final boolean answersSystem;

    // owner
    private EventHandler handler;
    private boolean started;

    // written by the worker that runs the process, read roughly by anyone
    private volatile long timeNanos;

    EventProcess(
            LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options, EventHandler handler) {
        super(node, place, parent, options);
        this.normal = options.priority() == Priority.NORMAL;
        this.handler = handler;
        this.answersSystem = handler instanceof SystemHandler;
    }

    /** Whether it is of the normal class of the run queue. */
    boolean isNormal() {
        return normal;
    }

    /** Runs up to {@code budget} messages. By whoever took the process from a run queue. */
    Slice run(Dispatcher.Runner by, int budget) {
        attach(by);
        boolean timed = FlightEvents.wantsSlow();
        long sinceNanos = 0;
        for (int left = budget; left > 0; left--) {
            Object message = started ? nextItem() : beforeStart();
            if (ending() != null) {
                finish();
                return Slice.ENDED;
            }
            if (message == NONE && started) {
                if (isHigh()) {
                    setLow();
                }
                detach();
                if (rest()) {
                    by.countMessages(budget - left);
                    return Slice.RESTED;
                }
                attach(by);
            } else if (!(timed ? handleTimed(message) : handle(message))) {
                return Slice.ZOMBIE;
            }
            if (left % CLOCK_EVERY == 1) {
                long now = node.substrate().nanoTime();
                if (sinceNanos != 0 && now - sinceNanos > SLICE_NANOS) {
                    break;
                }
                sinceNanos = now;
            }
        }
        by.countMessages(budget);
        detach();
        return Slice.UNFINISHED;
    }

    private void attach(Dispatcher.Runner by) {
        runnerId = by.threadId();
        setPhase(KIT);
    }

    /** Lets go of the runner, before another may run the process. */
    private void detach() {
        setPhase(REST);
    }

    private Object beforeStart() {
        if (isUrgent()) {
            takeApart();
        }
        return NONE;
    }

    private Object nextItem() {
        SystemRequests requests = system;
        if (requests == null || !requests.wantsAttention()) {
            return next();
        }
        if (isUrgent()) {
            takeApart();
        }
        Object due = ending() == null ? requests.next() : NONE;
        if (due != NONE || ending() != null) {
            return due;
        }
        return requests.isSuspended() ? SystemRequests.obeyed(saved(), (SystemHandler) handler) : next();
    }

    /** Goes to rest when there is nothing to do. May not touch the process any more when true. */
    private boolean rest() {
        SystemRequests requests = system;
        if (requests == null || !requests.isSuspended()) {
            return mailbox.rest();
        }
        boolean resting = mailbox.doze();
        if (resting && (requests.hasListed() || isUrgent())) {
            mailbox.rouse();
        }
        return resting;
    }

    /** Hands one message, a system request or the start to user code; false when the process was killed meanwhile. */
    private boolean handle(Object item) {
        Signal.SystemDue due = item instanceof Signal.SystemDue found ? found : null;
        if (due != null && due.taken) {
            return true;
        }
        Object message = due == null ? item : due.request;
        boolean request = message instanceof CallSlot<?>;
        if (request) {
            setCurrent(message);
        }
        setPhase(USER);
        Throwable failure = null;
        boolean suspend = false;
        try {
            if (due != null) {
                suspend = handleSystem(due.request);
            } else if (started && gate == null) {
                handler.handle(message);
            } else {
                enterHandler(message);
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
        EventHandler last = failure == null ? handler : LastState.of(handler, failure, message);
        if (!takeBack(node.substrate())) {
            node.zombieReturned();
            return false;
        }
        if (message != NONE) {
            countHandled();
        }
        if (due != null) {
            settle(due, suspend);
        }
        if (message instanceof CallSlot<?> slot && !slot.isDone()) {
            track(slot);
        }
        if (failure != null) {
            setCurrent(message);
            end(ExitReason.error(failure), false);
            handler = last;
        } else if (request && ending() == null) {
            setCurrent(NONE);
        }
        return true;
    }

    /** The less common ways into user code: the start, and what a gate stands around. */
    private void enterHandler(Object message) throws Exception {
        boolean first = !started;
        started = true;
        if (gate == null) {
            handler.start(this);
        } else if (first) {
            gate.start(handler, this);
        } else {
            gate.handle(handler, message);
        }
    }

    private boolean handleTimed(Object message) {
        FlightEvents.Slow event = new FlightEvents.Slow();
        EventHandler timed = handler;
        event.begin();
        boolean alive = handle(message);
        FlightEvents.slow(event, this, timed, message);
        return alive;
    }

    private boolean handleSystem(CallSlot<?> request) throws Exception {
        SystemHandler answering = (SystemHandler) handler;
        try {
            if (gate == null) {
                answering.handleSystem(request);
            } else {
                gate.answer(answering, request);
            }
        } catch (IsolationException refusal) {
            request.fail(new CallFailure.Isolated(Objects.requireNonNullElse(refusal.getMessage(), "")));
        }
        return answering.isSuspended();
    }

    private void settle(Signal.SystemDue due, boolean suspend) {
        SystemRequests requests = system();
        requests.took(due);
        if (requests.suspend(suspend)) {
            takeApart(); // exit signals that came while it was not suspended may not be marked as urgent
        }
        if (handler instanceof SystemHandler answering) {
            try {
                answering.settled();
            } catch (Throwable thrown) {
                end(ExitReason.error(thrown), false);
            }
        }
    }

    /** Whether system requests may be sent to it. From any thread. */
    boolean answersSystem() {
        return answersSystem;
    }

    /** The system requests, made when there are none yet. From any thread. */
    SystemRequests system() {
        SystemRequests known = system;
        if (known == null) {
            SYSTEM.compareAndSet(this, null, new SystemRequests());
            known = Objects.requireNonNull(system, "system");
        }
        return known;
    }

    /** As the handler says: whoever got the answer to a request must see it at once. */
    @Override
    boolean isSuspended() {
        return handler instanceof SystemHandler answering && answering.isSuspended();
    }

    @Override
    void deferSystem() {
        system().defer();
    }

    /** Its worker does. */
    @Override
    void breathe(long handled) {}

    @Override
    void wakeIdle(@Nullable Strand by) {
        node.dispatcher.schedule(this, by);
    }

    @Override
    boolean isRunByThisThread() {
        Strand strand = Strand.current(); // at rest it still knows the worker that ran it last
        return strand != null && strand.running() == this;
    }

    @Override
    boolean hasCode() {
        return true;
    }

    @Override
    void interruptCode() {
        node.dispatcher.interrupt(runnerId);
    }

    @Override
    void leaveZombie() {
        node.dispatcher.leaveBehind(runnerId);
        interruptCode();
    }

    @Override
    CrashView crashView(ExitReason reason) {
        return handler instanceof LastState last ? last.view() : super.crashView(reason);
    }

    @Override
    ProcessInfo.Kind kind() {
        return ProcessInfo.Kind.EVENT_DRIVEN;
    }

    @Override
    void release() {
        handler = ENDED;
    }

    @Override
    long timeInHandlersNanos() {
        return timeNanos;
    }

    /** Adds a sample of the time in handlers. By the worker that runs the process, between slices. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time, an estimate
    void addTime(long nanos) {
        timeNanos += nanos;
    }
}
