package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.mailbox.Offer;
import io.warpbeam.mailbox.Wakeup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process: its mailbox, its relations to others, and who owns it at the moment.
 *
 * <p>This class is the part that others act on; {@link KitProcess} and its subclasses add what its own code may do.
 */
abstract sealed class LocalProcess extends Identity implements Pid, Wakeup permits KitProcess {

    // set when spawned, read by anyone
    final Mailbox<Object> mailbox;

    // read by anyone
    private volatile boolean urgent;
    private volatile @Nullable Relations relations;
    private volatile boolean trapping;
    private volatile LocalProcess parent;

    // written by the owner, read roughly by anyone
    private @Nullable MessageList saved;

    // owner
    private @Nullable List<CallSlot<?>> requests;
    private @Nullable ExitReason ending;
    private boolean endedBySignal;
    private boolean killed;

    LocalProcess(LocalNode node, Place place, @Nullable LocalProcess parent, SpawnOptions options) {
        super(node, place, options);
        this.parent = parent == null ? this : parent;
        this.trapping = options.trapExits();
        this.mailbox = options.bound()
                .map(bound -> Mailbox.bounded(bound.capacity(), bound.policy(), Signal::isCounted, this))
                .orElseGet(() -> Mailbox.unbounded(this));
    }

    // ---- from any thread: sending

    @Override
    public final SendResult send(Object message) {
        Objects.requireNonNull(message, "message");
        Strand strand = Strand.checked();
        if (Gate.stands(strand, this)) {
            return Gate.send(strand, this, message);
        }
        if (strand != null && strand.delays(this, message)) {
            return SendResult.sent();
        }
        Offer<Object> offer = mailbox.place(message);
        if (offer == Offer.wakeDue()) {
            wake(strand);
            return SendResult.sent();
        }
        if (offer == Offer.accepted()) {
            if (strand != null) {
                strand.sent();
            }
            return SendResult.sent();
        }
        return Delivery.settle(this, offer);
    }

    @Override
    public final <R> PendingReply<R> request(Call<R> call) {
        CallSlot<R> slot = new CallSlot<>(Objects.requireNonNull(call, "call"), this, node.caller());
        if (slot.caller() == this) {
            slot.fail(new CallFailure.CallingSelf());
        } else {
            Delivery.submit(this, slot);
        }
        return slot;
    }

    @Override
    public final void sendExit(ExitReason reason) {
        sendExit(reason, null, false);
    }

    /** Sends an exit signal, through an alias perhaps; {@code ahead} for one whose message is a priority message. */
    final void sendExit(ExitReason reason, @Nullable AliasRef alias, boolean ahead) {
        Objects.requireNonNull(reason, "reason");
        LocalProcess from = node.caller();
        if (parent == this) {
            return; // the root process ends with its node only
        }
        ExitReason passed = (ExitReason) Gate.value(from, this, reason);
        Signal signal = new Signal.ExitRequest(from, passed, alias, ahead);
        if (from == this) {
            deliver(signal);
            setUrgent();
            receiveOwnExit();
        } else {
            signalExit(signal, passed);
            if (ahead) {
                setUrgent();
            }
        }
    }

    /** Whether it takes no messages, by a system request; see {@link SystemRequests}. */
    boolean isSuspended() {
        return false;
    }

    /** Code of the user met a system request while it received. Owner. */
    void deferSystem() {
        throw new AssertionError("only event-driven processes get system requests");
    }

    /** Receives the exit signal that the code of this process sent to itself, before it goes on. */
    abstract void receiveOwnExit();

    /** Puts a signal in the in-queue; false when the process has ended. */
    final boolean deliver(Object signal) {
        node.dispatcher.flush(this);
        return mailbox.offer(signal).isQueued();
    }

    /** Whether the calling thread is the one that runs the code of this process. */
    abstract boolean isRunByThisThread();

    /** Delivers a signal that may end the process, and sees to it that it is received soon. */
    final boolean signalExit(Signal signal, ExitReason reason) {
        node.dispatcher.flush(this);
        Offer<Object> offer = mailbox.place(signal);
        boolean wakeDue = offer == Offer.wakeDue();
        if (!wakeDue && !offer.isQueued()) {
            return false;
        }
        boolean suspended = isSuspended(); // looked at afterwards: see SystemRequests
        boolean pressing = suspended || reason.isAbnormal();
        if (pressing) {
            setUrgent();
        }
        if (wakeDue) {
            wake();
        } else if (pressing) {
            press(suspended);
        }
        return true;
    }

    /** Sees to it that a signal is received although the process is busy, or takes no messages. */
    private void press(boolean suspended) {
        if (suspended) {
            mailbox.rouse(); // it may have looked before
        }
        Thread waiting = waiter();
        if (waiting != null) {
            node.substrate().unpark(waiting);
        }
        if (!applyExits()) {
            node.dispatcher.expedite(this);
        }
    }

    /** Delivers the signal of the end of a linked process. */
    final void signalLinkExit(LocalProcess from, ExitReason reason) {
        Relations table = relations;
        ExitReason passed = Gate.reason(from, this, reason);
        if (signalExit(new Signal.LinkExit(from, passed), passed) && table != null && table.hasPriorityLinks()) {
            setUrgent();
        }
    }

    /** Delivers the signal of the end of a process that is watched. */
    final void signalDown(MonitorRef monitor, ExitReason reason) {
        ExitReason passed = Gate.reason(monitor.watched, this, reason);
        if (deliver(new Signal.TargetDown(monitor, passed)) && monitor.hasPriority()) {
            setUrgent();
        }
    }

    /** Has the owner take the in-queue apart before it hands on another message. After the signal that wants it. */
    final void setUrgent() {
        urgent = true;
    }

    /**
     * Applies exit signals to a process whose owner is busy in user code. From any thread.
     *
     * @return whether nothing is left to do
     */
    final boolean applyExits() {
        if (!urgent || phase() == DEAD || (phase() == REST && mailbox.size() == 0)) {
            return true; // the owner may have taken the signal before the flag was up
        }
        if (!take(BORROWED)) {
            return false;
        }
        takeApart();
        ExitReason reason = ending;
        if (reason == null) {
            setPhase(USER);
        } else if (endsAtOnce()) {
            node.zombieLeft(hasCode());
            finish();
            leaveZombie();
        } else {
            interruptCode();
            setPhase(USER);
        }
        return true;
    }

    /**
     * Ends a rest. A thread that waits goes on only when this has cleared {@link #waiter}: if it went on as soon as its
     * mailbox is awake, a slow waker would find nobody waiting and schedule a process that runs.
     */
    @Override
    public final void wake() {
        wake(Strand.current());
    }

    /** As {@link #wake()}, for a caller that knows its strand. */
    final void wake(@Nullable Strand by) {
        Thread waiting = waiter();
        if (waiting == null) {
            wakeIdle(by);
        } else {
            setWaiter(null);
            node.substrate().unpark(waiting);
        }
    }

    /** A message has arrived while no thread waits for it. */
    abstract void wakeIdle(@Nullable Strand by);

    /** Interrupts user code because an exit signal has ended the process. By a borrower. */
    abstract void interruptCode();

    /** The process has been killed while its code runs. By the killer, afterwards. */
    abstract void leaveZombie();

    // ---- by the owner: receiving

    /** The next message for user code, or {@link #NONE}; NONE too when an exit signal has ended the process. */
    final Object next() {
        if (urgent) {
            takeApart();
        }
        if (hasSaved()) {
            return ending == null ? saved().removeFirst(NONE) : NONE;
        }
        while (ending == null) {
            Object item = mailbox.pollOr(NONE);
            if (!(item instanceof Signal signal)) {
                return item;
            }
            Object message = Receipt.apply(this, signal);
            if (message != NONE) {
                return message;
            }
            if (hasSaved()) {
                return saved().removeFirst(NONE); // the signal was a priority message
            }
        }
        return NONE;
    }

    private boolean hasSaved() {
        return saved != null && !saved.isEmpty();
    }

    /**
     * Applies everything in the in-queue and saves the messages. Once the process is to end, only a kill is applied.
     */
    final void takeApart() {
        urgent = false;
        while (!killed) {
            Object item = mailbox.pollOr(NONE);
            if (item == NONE) {
                return;
            }
            save(ending == null ? admit(item) : Receipt.applyLate(this, item));
        }
    }

    /** Takes one entry of the in-queue to the private messages; false when there was none. */
    final boolean takeOne() {
        Object item = mailbox.pollOr(NONE);
        if (item == NONE) {
            return false;
        }
        save(admit(item));
        return true;
    }

    private Object admit(Object item) {
        return item instanceof Signal signal ? Receipt.apply(this, signal) : item;
    }

    private void save(Object message) {
        if (message != NONE) {
            note(message, saved().add(message));
        }
    }

    /** A message that a signal has become: itself, or {@link #NONE} when it went ahead of others. */
    final Object arrive(Object message, boolean ahead) {
        if (!ahead) {
            return message;
        }
        note(message, saved().addAhead(message));
        return NONE;
    }

    /** Remembers where the message of a monitor is, so that nobody has to search for it. */
    private void note(Object message, MessageList.Cell cell) {
        if (message instanceof Down down) {
            noteDown(down, cell);
        } else if (message instanceof TaggedDown tagged) {
            noteDown(tagged.down(), cell);
        }
    }

    private void noteDown(Down down, MessageList.Cell cell) {
        if (down.monitor() instanceof MonitorRef monitor && monitor.owner == this) {
            monitor.setDown(cell);
        }
    }

    /** Ends a monitor of this process; false when it was not active. */
    final boolean stopWatching(MonitorRef monitor) {
        boolean active = relations().removeMonitor(monitor);
        if (active) {
            monitor.watched.deliver(new Signal.Unwatch(monitor));
        }
        return active;
    }

    final MessageList saved() {
        MessageList list = saved;
        if (list == null) {
            list = new MessageList();
            saved = list;
        }
        return list;
    }

    /** Whether messages were ever put aside. */
    final boolean everSaved() {
        return saved != null;
    }

    final void removeSaved(Consumer<Object> sink) {
        if (saved != null) {
            saved.removeAll(sink);
        }
    }

    /** The links and monitors, made when there are none yet. */
    final Relations relations() {
        Relations table = relations;
        if (table == null) {
            table = new Relations();
            relations = table;
        }
        return table;
    }

    final boolean isTrapping() {
        return trapping;
    }

    final void setTrapping(boolean trap) {
        trapping = trap;
    }

    /** Remembers a request that user code has and has not answered, so that it fails when the process ends. */
    final void track(CallSlot<?> slot) {
        List<CallSlot<?>> open = requests;
        if (open == null) {
            open = new ArrayList<>(1);
            requests = open;
        }
        if (open.size() >= 8 && (open.size() & (open.size() - 1)) == 0) {
            open.removeIf(CallSlot::isDone);
        }
        open.add(slot);
    }

    // ---- by the owner: the end

    /** The process is to end with this reason, unless another came first. */
    final void end(ExitReason reason, boolean bySignal) {
        if (ending == null) {
            ending = reason;
            endedBySignal = bySignal;
        }
    }

    /** The process is to end without being unwound. */
    final void kill() {
        end(ExitReason.KILLED, true);
        killed = true;
    }

    /** Whether the end does not wait until the code of the process has unwound. */
    final boolean endsAtOnce() {
        return killed || !hasCode();
    }

    /** Whether there is code to unwind. */
    abstract boolean hasCode();

    final @Nullable ExitReason ending() {
        return ending;
    }

    /** Takes the process down with the reason given to {@link #end}. */
    final void finish() {
        ExitReason reason = Objects.requireNonNull(ending, "ending");
        setDead(); // before the name is looked up: see Registry
        CrashReport crash = !endedBySignal && reason.isFailure() ? Ending.reportCrash(this, reason) : null;
        node.forget(this);
        Ending.run(this, reason);
        setCurrent(NONE);
        saved = null;
        requests = null;
        relations = null;
        parent = node.root(); // a long line of descendants must not keep all its ancestors
        release();
        node.ended(this, reason);
        if (crash != null) {
            node.events.logCrash(crash); // last, for it prints objects of the user
        }
        FlightEvents.ended(this, reason);
    }

    /** Lets go of user code, which may live on in a zombie. */
    abstract void release();

    final LocalProcess parentProcess() {
        return parent;
    }

    /** The requests that user code has taken, the one that it works on last. Owner. */
    final List<CallSlot<?>> openRequests() {
        List<CallSlot<?>> taken = requests == null ? List.of() : requests;
        if (!(current() instanceof CallSlot<?> request)) {
            return taken;
        }
        List<CallSlot<?>> open = new ArrayList<>(taken);
        open.add(request);
        return open;
    }

    // ---- information, from any thread

    final Optional<Relations> knownRelations() {
        return Optional.ofNullable(relations);
    }

    final int queueLength() {
        MessageList list = saved;
        return mailbox.size() + (list == null ? 0 : list.size());
    }

    final boolean isUrgent() {
        return urgent;
    }

    @Override
    public final boolean isAlive() {
        return phase() != DEAD;
    }

    @Override
    public final long id() {
        return id;
    }

    @Override
    public final Node node() {
        return node;
    }

    @Override
    public final String toString() {
        return "<" + node.name() + "." + id + ">";
    }
}
