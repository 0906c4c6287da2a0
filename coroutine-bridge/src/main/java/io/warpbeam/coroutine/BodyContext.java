package io.warpbeam.coroutine;

import io.warpbeam.actors.ProcessExit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final SuppressedErrors suppressed = new SuppressedErrors();
    private Optional<Region> innermost = Optional.empty();
    private @Nullable CoroutineCancelled cancelled;
    private boolean decorating;

    BodyContext(Object name, Host host) {
        this.name = name;
        this.host = host;
    }

    /** Runs the code to its end. Throws only when the host was killed. */
    <T> Outcome.Ended conclude(Coroutine<Y, R, T> body) {
        thread = Thread.currentThread();
        try {
            T value = scope(() -> Objects.requireNonNull(
                    body.run(this), "a coroutine returned null; Unit.UNIT stands for no result"));
            return outcome(null, value);
        } catch (Throwable error) {
            if (host.isKilled()) {
                throw BodyContext.<RuntimeException>unchecked(error);
            }
            return outcome(error, Unit.UNIT);
        } finally {
            thread = null;
        }
    }

    @Override
    @SuppressWarnings("NamedLikeContextualKeyword")
    public R yield(Y value) {
        checkThread("yield");
        Objects.requireNonNull(value, "value");
        if (cancelled != null) {
            throw new IllegalStateException(name + " is being cancelled and must not yield, but yielded " + value);
        }
        if (decorating) {
            throw new IllegalStateException("a suspend decorator of " + name + " must not yield, but yielded " + value);
        }
        return switch (host.handOver(decorated(value))) {
            case Order.Resume(var answer) -> Untyped.as(answer);
            case Order.Cancel(var reason) -> {
                CoroutineCancelled unwind = new CoroutineCancelled(reason);
                cancelled = unwind;
                throw unwind;
            }
        };
    }

    @Override
    public RaisedException raise(Object value) {
        checkThread("raise");
        throw new RaisedException(Objects.requireNonNull(value, "value"));
    }

    @Override
    public <V> V scope(Callable<V> body) throws Exception {
        checkThread("scope");
        Objects.requireNonNull(body, "body");
        Region region = new Region(innermost);
        innermost = Optional.of(region);
        V value;
        try {
            value = Objects.requireNonNull(body.call(), "a scope returned null; Unit.UNIT stands for no result");
        } catch (Throwable error) {
            throw unchecked(leave(region, error, Unit.UNIT).orElse(error));
        }
        Optional<Throwable> error = leave(region, null, value);
        if (error.isPresent()) {
            throw unchecked(error.get());
        }
        return value;
    }

    @Override
    public void onLeave(Cleanup cleanup) {
        checkThread("onLeave");
        innermost.orElseThrow().addCleanup(Objects.requireNonNull(cleanup, "cleanup"));
    }

    @Override
    public void decorate(SuspendDecorator decorator) {
        checkThread("decorate");
        innermost.orElseThrow().addDecorator(Objects.requireNonNull(decorator, "decorator"));
    }

    /** Runs the cleanups of a region, and gives the error with which it is left in the end. */
    private Optional<Throwable> leave(Region region, @Nullable Throwable thrown, Object value) {
        Throwable primary = thrown;
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
        innermost = region.outer();
        return Optional.ofNullable(primary);
    }

    /** The error that goes on when {@code error} was thrown by a cleanup; the other one is suppressed. */
    private Throwable combine(@Nullable Throwable primary, Throwable error) {
        if (primary == null) {
            return error;
        }
        if (error == cancelled) { // the run was cancelled while a cleanup yielded
            suppressed.add(error, primary);
            return error;
        }
        suppressed.add(primary, error);
        return primary;
    }

    private Outcome.Ended outcome(@Nullable Throwable error, Object value) {
        CoroutineCancelled unwind = cancelled;
        if (unwind != null) {
            List<Throwable> errors = new ArrayList<>(suppressed.of(unwind));
            if (error != null && error != unwind) { // thrown by a finally block, in the place of the cancellation
                errors.add(error);
            }
            return new Outcome.Cancelled(new CancelReason(unwind.reason(), errors));
        }
        return error == null ? new Outcome.Completed(value) : new Outcome.Thrown(failure(error, suppressed.of(error)));
    }

    private static Failure failure(Throwable error, List<Throwable> suppressed) {
        return switch (error) {
            case RaisedException raised -> new Failure.Raised(raised.value(), suppressed);
            case ProcessExit exit -> new Failure.Exited(exit.reason(), suppressed);
            case DecoratorError decorator -> new Failure.DecoratorFailed(decorator.error(), suppressed);
            default -> new Failure.Crashed(error, suppressed);
        };
    }

    private Outcome.Suspended decorated(Y value) {
        Map<String, Object> data = new LinkedHashMap<>(0);
        decorating = true;
        try {
            for (Optional<Region> region = innermost;
                    region.isPresent();
                    region = region.get().outer()) {
                region.get().decorate(data);
            }
            return new Outcome.Suspended(value, data);
        } catch (Throwable error) {
            throw new DecoratorError(error);
        } finally {
            decorating = false;
        }
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

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X unchecked(Throwable error) throws X {
        throw (X) error;
    }
}
