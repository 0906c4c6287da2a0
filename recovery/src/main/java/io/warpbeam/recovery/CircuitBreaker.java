package io.warpbeam.recovery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.Sendable;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps calls away from what has failed several times in a row, for a while, then lets a few through to see. Shared by
 * any number of processes of a node, whose clock it goes by. All methods may be called from any thread and never block
 * for longer than another one takes.
 *
 * <p><b>How it is built.</b> The breaker of Resilience4j keeps the state and the time. It does not know which state a
 * call was let through in, closes a trial when one of several calls succeeded, and has no idea of callers that are
 * killed. So each call has a {@link Permit} with the number of the period in which it was let through. What is heard of
 * an earlier period changes nothing; the first failure of a trial opens the breaker; and when a trial is used up,
 * permits of processes that have ended are taken back. A lock makes each of these steps one.
 */
public final class CircuitBreaker implements Sendable {

    private final String name;
    private final CircuitBreakerConfig config;
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker machine;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Set<Permit> trial = new HashSet<>();
    private State seen = State.CLOSED;
    private long period;

    private CircuitBreaker(Node node, String name, CircuitBreakerConfig config) {
        this.name = name;
        this.config = config;
        NodeClock clock = new NodeClock(node.substrate());
        this.machine = io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                name,
                io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.custom()
                        .clock(clock)
                        .currentTimestampFunction(_ -> node.substrate().nanoTime(), TimeUnit.NANOSECONDS)
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(config.failureThreshold())
                        .minimumNumberOfCalls(config.failureThreshold())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(config.resetTimeout())
                        .permittedNumberOfCallsInHalfOpenState(config.halfOpenMaxCalls())
                        .build());
    }

    /**
     * A breaker that is closed.
     *
     * @param node whose clock it goes by
     * @param name for results and for people
     * @param config when it opens and closes
     * @return the breaker, to be shared by all that call the same thing
     */
    public static CircuitBreaker on(Node node, String name, CircuitBreakerConfig config) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(config, "config");
        return new CircuitBreaker(node, name, config);
    }

    /** A call that was let through, to be told how it went. By any thread; what is told first counts. */
    public final class Permit {

        private final long givenIn;
        private final Pid holder;
        private boolean told; // guarded by the lock

        private Permit(long givenIn, Pid holder) {
            this.givenIn = givenIn;
            this.holder = holder;
        }

        private boolean isAbandoned() {
            return !holder.isAlive();
        }

        /** The call has succeeded. */
        public void succeeded() {
            finish(this, () -> machine.onSuccess(0, TimeUnit.NANOSECONDS));
        }

        /**
         * The call has failed.
         *
         * @param error how
         */
        public void failed(Throwable error) {
            Objects.requireNonNull(error, "error");
            finish(this, () -> {
                if (machine.getState() == State.HALF_OPEN) {
                    machine.transitionToOpenState();
                } else {
                    machine.onError(0, TimeUnit.NANOSECONDS, error);
                }
            });
        }

        /** The call came to nothing that tells anything. Another one may take its place. */
        public void released() {
            finish(this, machine::releasePermission);
        }
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return when it opens and closes} */
    public CircuitBreakerConfig config() {
        return config;
    }

    /** {@return what it does with calls at the moment; open until the first call after the reset time-out} */
    public CircuitState state() {
        return locked(() -> switch (machine.getState()) {
            case OPEN, FORCED_OPEN -> CircuitState.OPEN;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> CircuitState.CLOSED;
        });
    }

    /**
     * Asks to be let through, for a call that is made without {@link #run}. The permit of a process that ends without
     * having told how its call went is taken back.
     *
     * @param caller the process that makes the call
     * @return to be told how the call went; empty when it must not be made
     */
    public Optional<Permit> tryAcquire(Pid caller) {
        Objects.requireNonNull(caller, "caller");
        return locked(() -> {
            boolean allowed = machine.tryAcquirePermission() || (takeBack() && machine.tryAcquirePermission());
            noticeChange();
            if (!allowed) {
                return Optional.empty();
            }
            Permit permit = new Permit(period, caller);
            if (seen == State.HALF_OPEN) {
                trial.add(permit);
            }
            return Optional.of(permit);
        });
    }

    /**
     * Runs a task if the breaker lets it through, and tells the breaker how it went. Blocks the calling process for as
     * long as the task does.
     *
     * @param <T> the type of the result
     * @param self the calling process
     * @param task whose exceptions and errors are failures; the end of the process tells nothing, and is passed on as
     *     errors are
     * @return {@link Outcome.Succeeded}, {@link Outcome.Failed} or {@link Outcome.Rejected}
     * @throws InterruptedWaitException when the task was interrupted, which tells nothing
     */
    public <T> Outcome<T> run(Self self, Task<T> task) {
        Optional<Permit> permit = tryAcquire(self.pid());
        return permit.isPresent() ? through(permit.get(), self, task) : new Outcome.Rejected<>(name, state());
    }

    private static <T> Outcome<T> through(Permit permit, Self self, Task<T> task) {
        try {
            T value = Attempts.run(self, task);
            permit.succeeded();
            return new Outcome.Succeeded<>(value);
        } catch (ProcessExit | InterruptedWaitException nothingTold) {
            permit.released();
            throw nothingTold;
        } catch (Exception failure) {
            permit.failed(failure);
            return new Outcome.Failed<>(failure, 1);
        } catch (Throwable error) {
            permit.failed(error);
            throw error;
        }
    }

    private void finish(Permit permit, Runnable tell) {
        locked(() -> {
            boolean counts = !permit.told
                    && permit.givenIn == period
                    && (seen != State.HALF_OPEN || trial.remove(permit)); // not one that was taken back
            permit.told = true;
            if (counts) {
                tell.run();
                noticeChange();
            }
            return counts;
        });
    }

    /** Permits of a trial whose holders have ended; true when there were some. */
    private boolean takeBack() {
        noticeChange();
        int before = trial.size();
        trial.removeIf(Permit::isAbandoned);
        int back = before - trial.size();
        for (int i = 0; i < back; i++) {
            machine.releasePermission();
        }
        return back > 0;
    }

    private void noticeChange() {
        State state = machine.getState();
        if (state != seen) {
            seen = state;
            period++;
            trial.clear();
        }
    }

    private <R> R locked(Supplier<R> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + name + "]";
    }
}
