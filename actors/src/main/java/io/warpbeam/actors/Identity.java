package io.warpbeam.actors;

import io.warpbeam.actors.ProcessTable.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a process is and what others may know of it: its number, name, options, and what it works on. */
abstract sealed class Identity extends Ownership implements Holder permits LocalProcess {

    /** Stands for "no message". */
    static final Object NONE = new Object();

    private static final VarHandle CURRENT;
    private static final VarHandle NAME;
    private static final VarHandle HOLDINGS;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(Identity.class, "current", Object.class);
            NAME = MethodHandles.lookup().findVarHandle(Identity.class, "name", String.class);
            HOLDINGS = MethodHandles.lookup().findVarHandle(Identity.class, "holdings", Holdings.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // set when spawned, read by anyone
    final LocalNode node;
    private final SpawnOptions options;
    private final ProcessTable.Block block;
    final long id;
    final @Nullable Gate gate;

    // read by anyone
    private volatile @Nullable String name;
    private volatile @Nullable Holdings holdings;
    private volatile @Nullable Thread waiter;
    private volatile @Nullable OneShot awaited;

    // the thread that runs the process, or the watchdog; rough
    private boolean high;
    private int highUntil;

    // written by the owner, read roughly by anyone
    @SuppressWarnings("UnusedVariable") // through CURRENT
    private Object current = NONE;

    Identity(LocalNode node, Place place, SpawnOptions options) {
        this.node = node;
        this.block = place.block();
        this.id = place.id();
        this.options = options;
        this.gate = node.border.gate(options.isolation());
    }

    /** Where the process table keeps it. */
    final ProcessTable.Block block() {
        return block;
    }

    /** Notes the name under which the registry holds the process; false when it has one. */
    final boolean claimName(String newName) {
        return NAME.compareAndSet(this, null, newName);
    }

    final void dropName() {
        name = null;
    }

    final Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public final Holdings holdings() {
        Holdings known = holdings;
        if (known != null) {
            return known;
        }
        Holdings made = new Holdings();
        Holdings other = (Holdings) HOLDINGS.compareAndExchange(this, null, made);
        return other == null ? made : other;
    }

    final @Nullable Holdings knownHoldings() {
        return holdings;
    }

    final SpawnOptions options() {
        return options;
    }

    final @Nullable Thread waiter() {
        return waiter;
    }

    /** The thread to unpark when something arrives; published before the process is seen to rest. Owner. */
    final void setWaiter(@Nullable Thread thread) {
        waiter = thread;
    }

    /** Notes what the code of the process works on. Owner. */
    final void setCurrent(Object message) {
        CURRENT.setOpaque(this, message);
    }

    /** What the code of the process works on, or {@link #NONE}; outdated when read by others. */
    final Object current() {
        return CURRENT.getOpaque(this);
    }

    /** Notes the reply, or end of a sleep, that the code of the process waits for. Owner. */
    final void setAwaited(@Nullable OneShot shot) {
        awaited = shot;
    }

    final Optional<OneShot> awaited() {
        return Optional.ofNullable(awaited);
    }

    /** Whether its mailbox was found long, and not short since. */
    final boolean isHigh() {
        return high;
    }

    /** The mailbox is long, and stays so until so many messages have been handled in all. */
    final void setHigh(int handled) {
        high = true;
        highUntil = handled;
    }

    final int highUntil() {
        return highUntil;
    }

    final void setLow() {
        high = false;
    }

    abstract ProcessInfo.Kind kind();

    /** What a crash report says. Owner. */
    CrashView crashView(ExitReason reason) {
        return new CrashView(
                reason, Optional.of(Envelope.content(current())).filter(message -> message != NONE), Optional.empty());
    }

    /** Messages handled so far, roughly. */
    abstract long handled();

    /** Nanoseconds in handlers, an estimate. */
    abstract long timeInHandlersNanos();
}
