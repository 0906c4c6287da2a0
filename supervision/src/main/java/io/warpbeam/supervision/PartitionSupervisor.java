package io.warpbeam.supervision;

import io.warpbeam.actors.Name;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.ServerRef;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A supervisor of equal processes among which the keys are shared out, so that one of them does not become the place
 * where everybody waits: Elixir's {@code PartitionSupervisor}. It is both the supervisor to be started and its address:
 * {@link #at} is the process that has a key, whichever that is when it is used. It runs once at a time, and may be
 * started again when it has ended. All methods may be called from any thread.
 *
 * <pre>{@code
 * PartitionSupervisor counters = PartitionSupervisor.of(8, partition -> ChildSpec.of("counter", Counter::new));
 * counters.start(node).orThrow();
 * counters.at("ada").send(new Increment("ada"));
 * }</pre>
 *
 * <p>An integer belongs to the partition that its absolute value modulo the number of partitions gives, any other key
 * to the one that its hash code leads to. A partition that is restarted keeps its keys. The children are known to the
 * supervisor by the numbers of their partitions, from "0" on.
 */
public final class PartitionSupervisor {

    private final Partitions partitions;
    private final Supervisor supervisor;

    private PartitionSupervisor(Partitions partitions, Supervisor supervisor) {
        this.partitions = partitions;
        this.supervisor = supervisor;
    }

    /**
     * A supervisor of a number of partitions. A good number is {@link io.warpbeam.actors.Substrate#parallelism}. It
     * restarts each alone, and allows 3 restarts within 5 seconds.
     *
     * @param partitions how many there are
     * @param child gives how the child of a partition is treated, from the number of the partition; its id does not
     *     matter
     * @return the supervisor to be started
     * @throws IllegalArgumentException when {@code partitions} is not positive, or {@link Supervisor#child} refuses one
     */
    public static PartitionSupervisor of(int partitions, IntFunction<ChildSpec> child) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be positive, but is " + partitions);
        }
        Partitions table = new Partitions(partitions);
        Supervisor all = Supervisor.oneForOne().init((self, described) -> opened(table, self, described));
        for (int partition = 0; partition < partitions; partition++) {
            all = all.child(child(table, partition, child.apply(partition)));
        }
        return new PartitionSupervisor(table, all);
    }

    private static Optional<Supervisor> opened(Partitions table, Self self, Supervisor described) {
        if (table.open(self.pid())) {
            return Optional.of(described);
        }
        throw new IllegalStateException("a partition supervisor must run once at a time, but runs as "
                + table.supervisor().map(Pid::toString).orElse("another process"));
    }

    private static ChildSpec child(Partitions table, int partition, ChildSpec spec) {
        ChildStart start = spec.start();
        return spec.as(Integer.toString(partition), self -> {
            ChildStart.Outcome outcome = start.start(self);
            if (outcome instanceof ChildStart.Outcome.Started(Pid pid, var _)) {
                table.fill(partition, pid);
            }
            return outcome;
        });
    }

    /**
     * Changes how the partitions are supervised: intensity, backoff, name. Children are not to be added.
     *
     * @param change gives the supervisor as it is to be
     * @return the changed copy, which has the same partitions: only one of both can run at a time
     */
    public PartitionSupervisor supervised(UnaryOperator<Supervisor> change) {
        return new PartitionSupervisor(partitions, change.apply(supervisor));
    }

    /**
     * Starts the supervisor and its partitions, and waits for that; see {@link Supervisor#start}. While it runs
     * already, the result is {@link SupervisorStart.AlreadyStarted}.
     *
     * @param node on which it runs
     * @return what the start came to
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<SupervisorRef> start(Node node) {
        Optional<Pid> running = partitions.supervisor();
        return running.isPresent() ? new SupervisorStart.AlreadyStarted<>(running.get()) : supervisor.start(node);
    }

    /**
     * As {@link #start}, linked to {@code self}, its parent. To be called by the process {@code self}.
     *
     * @param self the calling process
     * @return what the start came to
     * @throws io.warpbeam.actors.InterruptedWaitException when interrupted while waiting
     */
    public SupervisorStart<SupervisorRef> startLink(Self self) {
        Optional<Pid> running = partitions.supervisor();
        return running.isPresent() ? new SupervisorStart.AlreadyStarted<>(running.get()) : supervisor.startLink(self);
    }

    ChildStart.Outcome startAsChild(Self self) {
        return partitions
                .supervisor()
                .map(ChildStart::alreadyStarted)
                .orElseGet(() -> Launch.outcome(supervisor.startLinkServer(self)));
    }

    /**
     * The process that has a key: a destination for messages and calls. It is looked up whenever it is used, and nobody
     * while the supervisor does not run or the partition is being restarted.
     *
     * @param key any object with a hash code that stays the same
     * @return its name
     */
    public Name at(Object key) {
        return partitions.name(Objects.requireNonNull(key, "key"));
    }

    /**
     * The server that has a key; as {@link #at}.
     *
     * @param key any object with a hash code that stays the same
     * @return the server
     */
    public ServerRef serverAt(Object key) {
        return ServerRef.of(at(key));
    }

    /**
     * Among how many partitions the keys are shared out at the moment.
     *
     * @return the number
     */
    public int partitions() {
        return partitions.width();
    }

    /**
     * The supervisor that runs, to ask for its children and to stop it.
     *
     * @return its address
     * @throws NoSuchElementException when it does not run
     */
    public SupervisorRef ref() {
        return SupervisorRef.of(partitions.supervisor().orElseThrow());
    }

    /**
     * Shares the keys out among another number of partitions: those beyond it are stopped, those missing are started
     * again. Most keys then belong to another partition than before. Blocks as the methods of {@link SupervisorRef} do.
     * For one caller at a time. A restart of the supervisor brings all partitions back.
     *
     * @param newPartitions how many; zero for none
     * @throws IllegalArgumentException when it is negative, or more than there were at first
     * @throws NoSuchElementException when the supervisor does not run
     * @throws NotStartedException when a partition does not start again; the number is then as before
     */
    public void resize(int newPartitions) {
        if (newPartitions < 0 || newPartitions > partitions.most()) {
            throw new IllegalArgumentException(
                    "newPartitions must be from 0 to " + partitions.most() + ", but is " + newPartitions);
        }
        SupervisorRef ref = ref();
        int before = partitions.width();
        if (newPartitions < before) {
            partitions.width(newPartitions);
        }
        for (int partition = before - 1; partition >= newPartitions; partition--) {
            ref.terminateChild(Integer.toString(partition));
        }
        for (int partition = before; partition < newPartitions; partition++) {
            ref.restartChild(Integer.toString(partition)).orThrow();
        }
        partitions.width(newPartitions);
    }
}
