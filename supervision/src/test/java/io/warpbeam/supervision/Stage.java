package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;

/** A node with a mailbox for the test, which also hears what supervisors do. */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Node node = Node.start("stage");
    final Inbox inbox = node.inbox();
    private final BlockingQueue<SupervisorEvent> events = new LinkedBlockingQueue<>();
    private final Node.Subscription subscription = node.listen(event -> {
        if (event instanceof SupervisorEvent supervisorEvent) {
            events.add(supervisorEvent);
        }
    });

    Stage() {
        inbox.trapExits(true);
    }

    /** The parent of a supervisor; it does as it is told. */
    record Family(Pid parent, Pid supervisor) {}

    /** Tells a parent to send its supervisor an exit signal. */
    record Signal(ExitReason reason) {}

    /** Starts the supervisor linked to a process of its own that does not trap exits. */
    Family family(Supervisor supervisor) {
        return family(self -> supervisor.startLink(self).orThrow().pid());
    }

    /** Starts the supervisor linked to a process of its own that does not trap exits. */
    Family family(DynamicSupervisor supervisor) {
        return family(self -> supervisor.startLink(self).orThrow().pid());
    }

    private Family family(Function<Self, Pid> start) {
        Pid parent = node.spawn(self -> {
            Pid supervisor = start.apply(self);
            inbox.pid().send(new Family(self.pid(), supervisor));
            while (true) {
                switch (self.receive()) {
                    case Signal(ExitReason reason) -> supervisor.sendExit(reason);
                    case Worker.End(ExitReason reason) -> throw self.exit(reason);
                    default -> {}
                }
            }
        });
        return inbox.receive(message -> message instanceof Family(Pid from, var _) && from.equals(parent), PATIENCE)
                .map(Family.class::cast)
                .orElseThrow();
    }

    /** Waits for the end of each process that {@code cause} leads to, and gives their reasons. */
    List<ExitReason> ends(List<Pid> pids, Runnable cause) {
        List<Monitor> monitors = pids.stream().map(inbox::monitor).toList();
        cause.run();
        List<ExitReason> reasons = new ArrayList<>();
        for (Monitor monitor : monitors) {
            Object down = inbox.receive(
                            message -> message instanceof Down(var m, var _, var _) && m == monitor, PATIENCE)
                    .orElseThrow(() -> new AssertionError(monitor.target() + " did not end"));
            reasons.add(((Down) down).reason());
        }
        return reasons;
    }

    /** Waits for the end of a process that {@code cause} leads to, and gives its reason. */
    ExitReason end(Pid pid, Runnable cause) {
        return ends(List.of(pid), cause).getFirst();
    }

    /** Ends a process as it would by itself and waits for that. */
    void end(Pid pid, ExitReason reason) {
        assertThat(end(pid, () -> pid.send(new Worker.End(reason)))).isEqualTo(reason);
    }

    /** The next event of this type; others are skipped. */
    <E extends SupervisorEvent> E next(Class<E> type) {
        while (true) {
            try {
                SupervisorEvent event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(event)
                        .as("a %s before patience is over", type.getSimpleName())
                        .isNotNull();
                if (type.isInstance(event)) {
                    return type.cast(event);
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    /** Ends the child as it would by itself and waits for its next process. */
    Pid restart(Pid child, ExitReason reason) {
        end(child, reason);
        var restarted = next(SupervisorEvent.ChildRestarted.class);
        assertThat(restarted.oldPid()).isEqualTo(child);
        assertThat(restarted.reason()).isEqualTo(reason);
        return restarted.newPid();
    }

    /** Waits until {@code actual} gives what is expected. */
    static <T> void await(Callable<T> actual, T expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(actual, expected::equals);
    }

    /** The events heard so far and not asked for yet. */
    List<SupervisorEvent> rest() {
        List<SupervisorEvent> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        subscription.close();
        inbox.close();
        node.close();
    }
}
