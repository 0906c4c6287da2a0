package io.warpbeam.actors;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node in this JVM: holds the parts together. */
final class LocalNode implements Node {

    private static final EventHandler NOTHING = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);

    final ProcessTable processes = new ProcessTable();
    final LocalNames names = new LocalNames(this);
    final ConcurrentHashMap<Object, GroupScope> groups = new ConcurrentHashMap<>();
    final Events events;
    final HighWater highWater;
    final Timers timers;
    final Dispatcher dispatcher;
    final Spawner spawner;
    final Border border;
    private final String name;
    private final Substrate substrate;
    private final int workers;
    final LocalProcess nobody;
    private final LocalProcess root;
    private final CopyOnWriteArrayList<LocalProcess> closedFirst = new CopyOnWriteArrayList<>();
    private final AtomicInteger zombies = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private LocalNode(String name, Substrate substrate, int workers, int mailboxHigh, boolean logging, Border border) {
        this.name = name;
        this.substrate = substrate;
        this.workers = workers;
        this.border = border;
        this.events = new Events(substrate, logging);
        this.highWater = new HighWater(events, mailboxHigh);
        this.timers = new Timers(name, substrate);
        this.dispatcher = substrate
                .stepper()
                .<Dispatcher>map(stepper -> new SteppedDispatcher(name, stepper, substrate))
                .orElseGet(() -> new Scheduler(this, substrate, workers));
        this.spawner = new Spawner(this);
        this.root =
                spawner.root(SpawnOptions.DEFAULT.label("root of node " + name).trappingExits(), NOTHING);
        this.nobody = spawner.nobody(NOTHING);
    }

    /** With the threads of the JVM, its virtual threads run on carriers of its own when that is possible. */
    static LocalNode start(String name, Substrate base, int workers, int mailboxHigh, boolean logging, Border border) {
        Substrate substrate = base == Substrate.system()
                ? CarrierHook.found()
                        .<Substrate>map(hook -> new CarrierSubstrate(hook, name, base.parallelism()))
                        .orElse(base)
                : base;
        LocalNode node = new LocalNode(name, substrate, workers, mailboxHigh, logging, border);
        node.timers.start();
        node.dispatcher.start();
        return node;
    }

    // ---- for the parts

    void checkOpen() {
        if (closed.getCount() == 0 || (closing.get() && processOfThread() == root)) {
            throw new IllegalStateException("node " + name + " is closed");
        }
    }

    /**
     * The process on whose behalf the current thread acts; the root process when it runs none of this node. The
     * processes of a tree may start others while it shuts down; the rest may not.
     *
     * @throws ProcessExit when that process has ended
     */
    LocalProcess caller() {
        return processOf(Strand.checked());
    }

    private LocalProcess processOfThread() {
        return processOf(Strand.current());
    }

    private LocalProcess processOf(@Nullable Strand strand) {
        OwnedProcess process = strand == null ? null : strand.process();
        return process == null || process.node != this ? root : process;
    }

    /** Waits on behalf of the process of the current thread, if it has one. */
    void await(OneShot shot, String operation) {
        Strand strand = Strand.current();
        OwnedProcess process = strand == null ? null : strand.process();
        if (process != null) {
            process.await(shot, operation);
        } else {
            shot.awaitOutside(substrate, operation);
        }
    }

    LocalProcess local(Pid pid) {
        LocalProcess process = (LocalProcess) pid;
        if (process.node != this) {
            throw new IllegalArgumentException("pid must belong to node " + name + ", but is " + pid);
        }
        return process;
    }

    /** A process has ended: frees what others can see of it. */
    void forget(LocalProcess process) {
        names.release(process);
        Holdings holdings = process.knownHoldings();
        if (holdings != null) {
            holdings.release(timers);
        }
        processes.remove(process);
    }

    /** A process has ended and everyone has been told. */
    void ended(LocalProcess process, ExitReason reason) {
        if (events.isHeard()) {
            publish(new SystemEvent.Exited(process, reason));
        }
    }

    /** A process is about to be killed; its code, if it has any, is left behind. */
    void zombieLeft(boolean hasCode) {
        if (hasCode) {
            zombies.incrementAndGet();
        }
    }

    List<LocalProcess> closedFirst() {
        return List.copyOf(closedFirst);
    }

    void zombieReturned() {
        zombies.decrementAndGet();
    }

    // ---- for everyone

    @Override
    public String name() {
        return name;
    }

    @Override
    public Substrate substrate() {
        return substrate;
    }

    @Override
    public LocalProcess root() {
        return root;
    }

    @Override
    public Pid spawn(ProcessBody body) {
        return spawn(SpawnOptions.DEFAULT, body);
    }

    @Override
    public Pid spawn(SpawnOptions options, ProcessBody body) {
        LocalProcess process = spawner.prepare(caller(), options, Objects.requireNonNull(body, "body"));
        spawner.launch(process);
        return process;
    }

    @Override
    public Pid spawn(SpawnOptions options, EventHandler handler) {
        LocalProcess process = spawner.prepare(caller(), options, Objects.requireNonNull(handler, "handler"));
        spawner.launch(process);
        return process;
    }

    @Override
    public <R> Called<R> spawnCalled(SpawnOptions options, EventHandler handler, Call<R> first) {
        LocalProcess caller = caller();
        LocalProcess process = spawner.prepare(caller, options, Objects.requireNonNull(handler, "handler"));
        CallSlot<R> request = new CallSlot<>(Objects.requireNonNull(first, "first"), process, caller);
        process.deliver(new Signal.Delivery(request)); // a full mailbox must not drop it
        spawner.launch(process);
        return new Called<>(process, request);
    }

    @Override
    public Inbox inbox() {
        return inbox(SpawnOptions.DEFAULT);
    }

    @Override
    public Inbox inbox(SpawnOptions options) {
        return spawner.inbox(caller(), options);
    }

    @Override
    public NameSpace names() {
        return names;
    }

    @Override
    public void register(String processName, Pid pid) {
        Strand.checkCurrent();
        names.register(processName, local(pid));
    }

    @Override
    public boolean unregister(String processName) {
        Strand.checkCurrent();
        return names.unregister(processName);
    }

    @Override
    public Optional<Pid> whereis(String processName) {
        return names.whereis(processName).map(Pid.class::cast);
    }

    @Override
    public List<String> registered() {
        return names.all();
    }

    @Override
    public Timer sendAfter(Duration delay, Destination target, Object message) {
        Strand.checkCurrent();
        return timers.start(timer(target, passed(target, message), 0), Nanos.of(delay));
    }

    @Override
    public Timer sendInterval(Duration period, Destination target, Object message) {
        Strand.checkCurrent();
        if (period.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("period must be at least a millisecond, but is " + period);
        }
        long periodNanos = Nanos.of(period);
        return timers.start(timer(target, passed(target, message), periodNanos), periodNanos);
    }

    @Override
    public Timer exitAfter(Duration delay, Destination target, ExitReason reason) {
        LocalProcess caller = caller();
        Objects.requireNonNull(reason, "reason");
        Signal exit = new Signal.ExitRequest(caller, (ExitReason) Gate.value(caller, receiver(target), reason));
        WheelTimer timer = timer(target, exit, 0);
        if (Nanos.of(delay) > 0) {
            return timers.start(timer, Nanos.of(delay));
        }
        timer.drop();
        switch (target) {
            case Pid pid -> pid.sendExit(reason);
            case Name name -> name.whereis().ifPresent(pid -> pid.sendExit(reason));
            case Alias alias -> alias.sendExit(reason);
        }
        return timer;
    }

    /** What a message is behind the gates of the caller and of the receiver; that of a name is known when it fires. */
    private Object passed(Destination target, Object message) {
        return Gate.pass(caller(), receiver(target), Objects.requireNonNull(message, "message"));
    }

    private LocalProcess receiver(Destination target) {
        return switch (target) {
            case Pid pid -> local(pid);
            case Name _ -> nobody;
            case AliasRef alias -> local(alias.owner);
        };
    }

    private WheelTimer timer(Destination target, Object payload, long periodNanos) {
        return switch (target) {
            case Pid pid -> ProcessTimer.of(local(pid), payload, periodNanos);
            case Name name -> new NameTimer(timers, name, payload, periodNanos);
            case AliasRef alias -> ProcessTimer.of(local(alias.owner), alias.address(payload), periodNanos);
        };
    }

    @Override
    public <R> PendingReply<R> systemRequest(Pid target, Call<R> call) {
        LocalProcess process = local(target);
        CallSlot<R> request = new CallSlot<>(Objects.requireNonNull(call, "call"), process, caller());
        if (!(process instanceof EventProcess server && server.answersSystem())) {
            throw new IllegalArgumentException("target must answer system requests, as servers do, but is " + target);
        }
        if (request.caller() == process) {
            request.fail(new CallFailure.CallingSelf());
        } else {
            server.system().send(process, request);
        }
        return request;
    }

    @Override
    public List<Pid> processes() {
        return List.copyOf(processes.snapshot());
    }

    @Override
    public Optional<ProcessInfo> info(Pid pid) {
        return Inspection.of(local(pid));
    }

    @Override
    public boolean isLogging() {
        return events.isLogging();
    }

    @Override
    public NodeInfo info() {
        return new NodeInfo(
                name,
                workers,
                substrate instanceof CarrierSubstrate,
                processes.size(),
                zombies.get(),
                processes.spawned(),
                events.deadLetters(),
                events.crashes(),
                timers.pending(),
                events.lateReplies());
    }

    @Override
    public Subscription listen(Consumer<? super SystemEvent> listener) {
        return events.listen(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public void publish(SystemEvent event) {
        events.publish(event);
    }

    @Override
    public void closeFirst(Pid pid) {
        LocalProcess process = local(pid);
        closedFirst.removeIf(other -> other == process || !other.isAlive());
        closedFirst.add(process);
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }

    @Override
    public void close(Duration timeout) {
        LocalProcess caller = processOfThread();
        if (caller != root && caller.hasCode()) {
            throw new IllegalStateException("node " + name + " cannot be closed by its own process " + caller);
        }
        if (closing.compareAndSet(false, true)) {
            try {
                new Closing(this, root, timeout).run();
            } finally {
                dispatcher.close();
                timers.close();
                if (substrate instanceof CarrierSubstrate carriers) {
                    carriers.close();
                }
                closed.countDown();
            }
        } else {
            awaitClosed();
        }
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException("close");
        }
    }

    @Override
    public String toString() {
        return "Node[" + name + "]";
    }
}
