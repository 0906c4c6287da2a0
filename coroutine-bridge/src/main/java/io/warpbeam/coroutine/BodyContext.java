package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The run of a coroutine in any host: it runs the code, keeps the scopes, and decides how the run ended.
 *
 * <p>Once the run is cancelled it stays so: whatever the code does with {@link CoroutineCancelled}, the outcome is
 * {@link Outcome.Cancelled}, each scope that is left sees that, and what is thrown meanwhile is suppressed.
 */
final class BodyContext<Y, R> implements CoroutineContext<Y, R> {

    private final Object name;
    private final Host host;

    // Set by the thread of the run when it begins, cleared when it ends; read by any thread that asks for something.
    private volatile @Nullable Thread thread;

    // Touched by the thread of the run only.
    private @Nullable SuppressedErrors suppressed; // made when something goes wrong
    private final Scopes scopes = new Scopes(this);
    private @Nullable CoroutineCancelled cancelled;

    BodyContext(Object name, Host host) {
        this.name = name;
        this.host = host;
    }

    /** Runs the code to its end. Throws only when the host was killed. */
    Outcome.Ended conclude(Coroutine<Y, R, ?> body) {
        thread = Thread.currentThread();
        try {
            return concluded(body);
        } finally {
            thread = null;
        }
    }

    private Outcome.Ended concluded(Coroutine<Y, R, ?> body) {
        Object value = Unit.UNIT;
        Throwable thrown = null;
        try {
            value = Objects.requireNonNull(body.run(this), "a coroutine returned null; Unit.UNIT stands for no result");
        } catch (Throwable error) {
            thrown = error;
        }
        Optional<Region> whole = scopes.whole();
        Optional<Throwable> error = whole.isPresent() ? leave(whole.get(), thrown, value) : Optional.ofNullable(thrown);
        if (error.isPresent() && host.isKilled()) {
            throw Unchecked.<RuntimeException>as(error.get());
        }
        return outcome(error.orElse(null), value);
    }

    @Override
    @SuppressWarnings("NamedLikeContextualKeyword")
    public R yield(Y value) {
        checkThread("yield");
        Objects.requireNonNull(value, "value");
        if (cancelled != null) {
            throw new IllegalStateException(name + " is being cancelled and must not yield, but yielded " + value);
        }
        if (scopes.isDecorating()) {
            throw new IllegalStateException("a suspend decorator of " + name + " must not yield, but yielded " + value);
        }
        return Untyped.as(
                scopes.letYieldsPass()
                        ? handOut(new Outcome.Suspended(value, Map.of()))
                        : scopes.perform(new YieldOperation<R>(value)));
    }

    /** Gives a yield to the driver of the run, and its answer to the code. */
    Object handOut(Outcome.Suspended suspended) {
        return switch (host.handOver(suspended)) {
            case Order.Resume(var answer) -> answer;
            case Order.Cancel(var reason) -> {
                CoroutineCancelled unwind = new CoroutineCancelled(reason);
                cancelled = unwind;
                throw unwind;
            }
        };
    }

    @Override
    public <V> V perform(Operation<V> operation) {
        checkThread("perform");
        Objects.requireNonNull(operation, "operation");
        return switch (operation) {
            case YieldOperation<V>(var value) -> Untyped.as(this.yield(Untyped.as(value)));
            case RaiseOperation(var value) -> throw raise(value);
            default -> Untyped.as(scopes.perform(operation));
        };
    }

    @Override
    public RaisedException raise(Object value) {
        checkThread("raise");
        throw scopes.raise(Objects.requireNonNull(value, "value"));
    }

    @Override
    public <V> V scope(Callable<V> body) throws Exception {
        checkThread("scope");
        Objects.requireNonNull(body, "body");
        return in(scopes.enter(), body);
    }

    @Override
    public <V> V handle(Handler<?> handler, Callable<V> body) throws Exception {
        checkThread("handle");
        Objects.requireNonNull(body, "body");
        return in(scopes.enter(Objects.requireNonNull(handler, "handler")), body);
    }

    @Override
    public <V> V intercept(Interceptor interceptor, Callable<V> body) throws Exception {
        checkThread("intercept");
        Objects.requireNonNull(body, "body");
        return in(scopes.enter(Objects.requireNonNull(interceptor, "interceptor")), body);
    }

    private <V> V in(Region region, Callable<V> body) throws Exception {
        V value;
        try {
            value = Objects.requireNonNull(body.call(), "a scope returned null; Unit.UNIT stands for no result");
        } catch (Throwable error) {
            throw Unchecked.<Exception>as(leave(region, error, Unit.UNIT).orElse(error));
        }
        Optional<Throwable> error = leave(region, null, value);
        if (error.isPresent()) {
            throw Unchecked.<Exception>as(error.get());
        }
        return value;
    }

    @Override
    public void onLeave(Cleanup cleanup) {
        checkThread("onLeave");
        scopes.innermost().addCleanup(Objects.requireNonNull(cleanup, "cleanup"));
    }

    @Override
    public void decorate(SuspendDecorator decorator) {
        checkThread("decorate");
        scopes.innermost().addDecorator(Objects.requireNonNull(decorator, "decorator"));
    }

    /** Runs the cleanups of a region, and gives the error with which it is left in the end. */
    private Optional<Throwable> leave(Region region, @Nullable Throwable thrown, Object value) {
        Throwable primary = region.role() instanceof Role.Handling<?> handling
                        && handling.aborted().isPresent()
                        && cancelled == null
                ? suppressed().unwrapped(handling.aborted().get(), thrown)
                : thrown;
        while (!host.isKilled()) {
            Optional<Cleanup> cleanup = region.takeCleanup();
            if (cleanup.isEmpty()) {
                break;
            }
            try {
                cleanup.get().leave(outcome(primary, value));
            } catch (Throwable error) {
                primary = combine(primary, error);
            }
        }
        scopes.leave(region);
        return Optional.ofNullable(primary);
    }

    /** The error that goes on when {@code error} was thrown by a cleanup; the other one is suppressed. */
    private Throwable combine(@Nullable Throwable primary, Throwable error) {
        if (primary == null) {
            return error;
        }
        if (error == cancelled) { // the run was cancelled while a cleanup yielded
            suppressed().add(error, primary);
            return error;
        }
        suppressed().add(primary, error);
        return primary;
    }

    private Outcome.Ended outcome(@Nullable Throwable error, Object value) {
        CoroutineCancelled unwind = cancelled;
        if (unwind != null) {
            List<Throwable> errors = new ArrayList<>(suppressed().of(unwind));
            if (error != null && error != unwind) { // thrown by a finally block, in the place of the cancellation
                errors.add(error);
            }
            return new Outcome.Cancelled(new CancelReason(unwind.reason(), errors));
        }
        return error == null
                ? new Outcome.Completed(value)
                : new Outcome.Thrown(
                        SuppressedErrors.failure(error, suppressed().of(error)));
    }

    private SuppressedErrors suppressed() {
        SuppressedErrors known = suppressed;
        if (known == null) {
            known = new SuppressedErrors();
            suppressed = known;
        }
        return known;
    }

    private void checkThread(String operation) {
        Thread owner = thread;
        if (!Thread.currentThread().equals(owner)) {
            throw new IllegalStateException(operation + " of " + name
                    + (owner == null ? " was called after its end" : " was called from a thread that does not run it"));
        }
        if (!host.isCurrent()) {
            throw new IllegalStateException(
                    operation + " of " + name + " was called from code that is not a part of it");
        }
    }
}
