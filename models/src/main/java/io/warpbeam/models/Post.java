package io.warpbeam.models;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A process of the {@link MailboxModel} whose mailbox is bounded. */
final class Post implements EventHandler {

    private final MailboxModel.Run run;
    private final RandomGenerator random;
    private final int capacity;
    private final OverflowPolicy policy;
    private final boolean selective;
    private final List<Parcel> parcels = new ArrayList<>();
    private final Map<Long, Integer> latest = new HashMap<>();
    private Optional<Pid> pid = Optional.empty();
    private boolean disturbed;
    private int own;

    Post(MailboxModel.Run run, int capacity, OverflowPolicy policy) {
        this.run = run;
        this.random = run.world.random();
        this.capacity = capacity;
        this.policy = policy;
        this.selective = random.nextInt(3) == 0;
        this.disturbed = selective;
    }

    void spawn() {
        SpawnOptions options = SpawnOptions.DEFAULT.mailbox(capacity, policy);
        pid = Optional.of(
                selective ? run.node().spawn(options, this::live) : run.node().spawn(options, this));
    }

    boolean hasPid() {
        return pid.isPresent();
    }

    Pid pid() {
        return pid.orElseThrow();
    }

    OverflowPolicy policy() {
        return policy;
    }

    void isSent(Parcel parcel) {
        parcels.removeIf(old -> !old.isOpen());
        parcels.add(parcel);
    }

    void end(ExitReason reason) {
        disturbed = true;
        pid().sendExit(reason);
    }

    /** What a selective receive or the receipt of an exit signal has set aside does not count. */
    boolean isWithinBound() {
        return disturbed || parcels.stream().filter(Parcel::isWaiting).count() <= capacity;
    }

    private boolean mayBeFull() {
        return parcels.stream().filter(Parcel::isOpen).count() > capacity; // with the one that is sent
    }

    boolean mayRefuse(Pid sender) {
        boolean refuses = policy == OverflowPolicy.REJECT || (policy == OverflowPolicy.BLOCK && sender.equals(pid()));
        return refuses && mayBeFull();
    }

    boolean mayDrop(Parcel dropped) {
        return mayBeFull()
                && switch (policy) {
                    case REJECT, BLOCK -> false;
                    case DROP_OLDEST ->
                        parcels.stream()
                                .noneMatch(other -> other.isWaiting()
                                        && other.sender().equals(dropped.sender())
                                        && other.number() < dropped.number()
                                        && !disturbed);
                    case DROP_NEWEST -> !dropped.isWaiting();
                };
    }

    // ---- the process

    private void live(Self self) {
        start(self);
        while (true) {
            if (random.nextInt(3) == 0) {
                self.receive(
                                message -> message instanceof Parcel parcel && parcel.number() % 3 == 0,
                                Duration.ofMillis(2))
                        .ifPresent(message -> takes((Parcel) message, false));
            }
            handle(self.receive());
        }
    }

    @Override
    public void start(Self self) {
        pid = Optional.of(self.pid());
    }

    @Override
    public void handle(Object message) {
        switch (message) {
            case Parcel parcel -> takes(parcel, !selective);
            default -> run.verdict.check(false, "nothing else is received", message);
        }
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> Self.current().sleep(Duration.ofMillis(random.nextInt(3)));
            case 3 -> sendToItself();
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    throw Self.current().exit(ExitReason.NORMAL);
                }
            }
            default -> {}
        }
    }

    private void takes(Parcel parcel, boolean ordered) {
        parcel.isHandled(run);
        Integer before = latest.put(parcel.sender().id(), parcel.number());
        run.verdict.check(
                !ordered || before == null || before < parcel.number(), "what one sends is handled in order", parcel);
    }

    private void sendToItself() {
        Parcel parcel = run.parcel(this, pid(), ++own);
        parcel.returned(run, pid().send(parcel));
    }

    @Override
    public String toString() {
        return policy + " " + capacity + " of " + pid;
    }
}
