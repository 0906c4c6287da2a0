package io.warpbeam.recovery;

import io.warpbeam.actors.Called;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Priority;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Restart;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a task is run as a process. Immutable; each method returns a changed copy. May be used by any thread and any
 * number of times.
 *
 * <pre>{@code
 * SpawnConfig<Quote> config = SpawnConfig.<Quote>of(Recovery.retry(RetryConfig.exponential(3, Duration.ofMillis(100))))
 *         .name("quotes")
 *         .timeout(Duration.ofSeconds(5));
 * Quote quote = config.spawn(node, _ -> fetch()).await(Duration.ofSeconds(6)).orThrow();
 * }</pre>
 *
 * @param <T> the type of the result of the task
 * @param name under which the process is registered
 * @param priority how soon it runs when several want to
 * @param isolation what may enter or leave the process: the variables of the task, and its result
 * @param timeout how long the process may take, recovery included; empty for no limit
 * @param restart whether a supervisor starts it again
 * @param recovery what is done about a task that fails
 */
public record SpawnConfig<T>(
        Optional<String> name,
        Priority priority,
        IsolationLevel isolation,
        Optional<Duration> timeout,
        Restart restart,
        Recovery<T> recovery) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when the time-out is not positive
     */
    public SpawnConfig {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(recovery, "recovery");
        if (timeout.isPresent() && !timeout.get().isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, but is " + timeout.get());
        }
    }

    /**
     * No name, normal priority, shared data, no time-out, temporary.
     *
     * @param <T> the type of the result of the task
     * @param recovery what is done about a task that fails
     * @return the configuration
     */
    public static <T> SpawnConfig<T> of(Recovery<T> recovery) {
        return new SpawnConfig<>(
                Optional.empty(),
                Priority.NORMAL,
                IsolationLevel.SHARED,
                Optional.empty(),
                Restart.TEMPORARY,
                recovery);
    }

    /**
     * Registers the process under a name.
     *
     * @param newName not blank and held by nobody, which the spawn checks
     * @return the changed copy
     */
    public SpawnConfig<T> name(String newName) {
        return new SpawnConfig<>(Optional.of(newName), priority, isolation, timeout, restart, recovery);
    }

    /**
     * Gives the process a priority.
     *
     * @param newPriority how soon it runs when several want to
     * @return the changed copy
     */
    public SpawnConfig<T> priority(Priority newPriority) {
        return new SpawnConfig<>(name, newPriority, isolation, timeout, restart, recovery);
    }

    /**
     * Sets what may enter or leave the process.
     *
     * @param level in force for the process
     * @return the changed copy
     */
    public SpawnConfig<T> isolation(IsolationLevel level) {
        return new SpawnConfig<>(name, priority, level, timeout, restart, recovery);
    }

    /**
     * Limits how long the process may take, recovery included.
     *
     * @param newTimeout positive
     * @return the changed copy
     * @throws IllegalArgumentException when it is not positive
     */
    public SpawnConfig<T> timeout(Duration newTimeout) {
        return new SpawnConfig<>(name, priority, isolation, Optional.of(newTimeout), restart, recovery);
    }

    /**
     * Sets whether a supervisor starts the process again when it ends.
     *
     * @param newRestart when it does
     * @return the changed copy
     */
    public SpawnConfig<T> restart(Restart newRestart) {
        return new SpawnConfig<>(name, priority, isolation, timeout, newRestart, recovery);
    }

    /**
     * Runs a task in a process of its own, linked to nobody. From any thread; does not wait for the task. The process
     * ends with {@link ExitReason#NORMAL} after it has told what the task came to, a failure included; an {@link Error}
     * ends it as it does any process.
     *
     * @param node on which it runs
     * @param task what is run
     * @return to wait for what it comes to
     * @throws IllegalArgumentException when this is to be restarted, or leaves failures to a supervisor: see
     *     {@link #childSpec}
     * @throws io.warpbeam.actors.AlreadyRegisteredException when the name is taken; nothing was spawned
     * @throws io.warpbeam.actors.IsolationException when the task holds what must not enter the process
     */
    public Spawned<T> spawn(Node node, Task<T> task) {
        Objects.requireNonNull(task, "task");
        if (restart != Restart.TEMPORARY || recovery instanceof Recovery.Supervised<T>) {
            throw new IllegalArgumentException("a process that is not under a supervisor must be temporary and not"
                    + " supervised, but restart is " + restart + " and recovery " + recovery);
        }
        Called<Outcome<T>> called =
                node.spawnCalled(options(), new TaskHandler<>(recovery, timeout, task), new TaskHandler.Run<T>());
        return new Spawned<>(called.pid(), called.reply());
    }

    /**
     * A child that runs a task, for any supervisor. It counts as started as soon as it is spawned, and ends with
     * {@link ExitReason#NORMAL} when the task has a result, which nobody is told; otherwise with the error of the last
     * attempt, or with the {@link Outcome} that there was instead.
     *
     * @param id by which the child is known to its supervisor
     * @param task what is run at each start
     * @return the specification
     */
    public ChildSpec childSpec(String id, Task<T> task) {
        return ChildSpec.process(id, new TaskBody<>(recovery, timeout, Objects.requireNonNull(task, "task")), options())
                .restart(restart);
    }

    private SpawnOptions options() {
        SpawnOptions options =
                SpawnOptions.DEFAULT.label("task").priority(priority).isolation(isolation);
        return name.map(options::name).orElse(options);
    }
}
