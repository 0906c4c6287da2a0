package io.warpbeam.models;

import io.warpbeam.actors.Destination;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A process of the {@link TimerModel}. */
final class TimerPeer implements EventHandler {

    /** Asks a process to do something. */
    record Turn() {}

    private final TimerModel.Run run;
    private final RandomGenerator random;
    private Optional<Pid> pid = Optional.empty();
    private Duration latest = Duration.ZERO;

    TimerPeer(TimerModel.Run run) {
        this.run = run;
        this.random = run.world.random();
    }

    void spawn() {
        SpawnOptions options = SpawnOptions.DEFAULT.trappingExits();
        if (random.nextInt(3) > 0) {
            pid = Optional.of(run.node().spawn(options, this));
            return;
        }
        pid = Optional.of(run.node().spawn(options, self -> {
            start(self);
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
    public void start(Self self) {
        pid = Optional.of(self.pid());
    }

    @Override
    public void handle(Object message) {
        switch (message) {
            case Turn _ -> act();
            case Ticket ticket -> arrives(ticket);
            case Exit(var _, ExitReason.Custom(Ticket ticket)) -> arrives(ticket);
            default -> {
                if (!(message instanceof Exit)) { // the node closes
                    run.verdict.check(false, "nothing else is received", message);
                }
            }
        }
    }

    private void arrives(Ticket ticket) {
        Note.down(run.world, pid(), "gets", ticket);
        ticket.arrives(run, pid());
        if (ticket.isOrdered()) {
            run.verdict.check(ticket.due().compareTo(latest) >= 0, "deadlines are in order", ticket, latest);
            latest = ticket.due();
        }
    }

    private void act() {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            switch (random.nextInt(12)) {
                case 0, 1 -> setMine();
                case 2, 3, 4 -> set();
                case 5 -> setInterval();
                case 6 -> setExit();
                case 7 -> Self.current().sleep(Duration.ofMillis(run.isPrompt() ? 0 : random.nextInt(5)));
                case 8 -> run.any().ifPresent(ticket -> ticket.read(run));
                case 9 -> {
                    if (random.nextInt(6) == 0) {
                        throw Self.current().exit(ExitReason.NORMAL);
                    }
                }
                default -> run.any().ifPresent(ticket -> ticket.cancel(run));
            }
        }
    }

    private Duration delay() {
        return Duration.ofNanos(random.nextInt(8) == 0 ? 0 : random.nextInt(12_000_000));
    }

    private Ticket ticket(Destination target, Duration delay, boolean interval) {
        return run.add(new Ticket(run.nextNumber(), target, run.now(), delay, interval));
    }

    private void setMine() {
        Ticket ticket = ticket(pid(), delay(), false);
        ticket.isSet(Self.current().sendAfter(ticket.delay(), ticket));
    }

    private void set() {
        Ticket ticket = ticket(run.target(), delay(), false);
        ticket.isSet(run.node().sendAfter(ticket.delay(), ticket.target(), ticket));
    }

    private void setInterval() {
        Duration period = Duration.ofNanos(1_000_000 + random.nextInt(8_000_000));
        Ticket ticket = ticket(run.target(), period, true);
        ticket.isSet(run.node().sendInterval(period, ticket.target(), ticket));
    }

    private void setExit() {
        Ticket ticket = ticket(run.target(), delay(), false);
        ticket.isSet(run.node().exitAfter(ticket.delay(), ticket.target(), ExitReason.of(ticket)));
    }
}
