package io.warpbeam.coroutine;

import io.warpbeam.actors.ProcessExit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The run of a generator. {@code inUse} is held during each operation: it keeps two threads apart, and the code of the
 * run from asking itself for values.
 */
final class GeneratorRun<T> implements GeneratorIterator<T> {

    private enum Phase {
        FRESH,
        WAITING,
        LOADED,
        ENDED,
        CLOSED
    }

    private static final Order GO_ON = new Order.Resume(Unit.UNIT);
    private static final Order CLOSE = new Order.Cancel(CancelReason.Cause.CLOSED);

    private final String name;
    private final Engine engine;

    // Written by whoever comes first.
    private final AtomicBoolean inUse = new AtomicBoolean();

    // Touched by the one who uses the run.
    private Phase phase = Phase.FRESH;
    private Optional<T> loaded = Optional.empty();

    GeneratorRun(String name, Engine engine) {
        this.name = name;
        this.engine = engine;
    }

    @Override
    public boolean hasNext() {
        enter();
        try {
            return isLoaded() || load();
        } finally {
            leave();
        }
    }

    @Override
    public T next() {
        enter();
        try {
            if (!isLoaded() && !load()) {
                throw new NoSuchElementException(name + " has ended");
            }
            return take();
        } finally {
            leave();
        }
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        admit(); // for all the steps below
        Optional<T> value = takeAdmitted();
        while (value.isPresent()) {
            action.accept(value.get());
            value = takeAdmitted();
        }
    }

    private void admit() {
        enter();
        try {
            checkOpen();
            engine.admit(GO_ON);
        } finally {
            leave();
        }
    }

    private Optional<T> takeAdmitted() {
        enter();
        try {
            boolean more = switch (phase) {
                case FRESH, WAITING -> step();
                case LOADED -> true;
                case ENDED, CLOSED -> false;
            };
            return more ? Optional.of(take()) : Optional.empty();
        } finally {
            leave();
        }
    }

    @Override
    public void close() {
        enter();
        try {
            switch (phase) {
                case CLOSED -> {}
                case FRESH, ENDED -> phase = Phase.CLOSED;
                case WAITING, LOADED -> unwind();
            }
        } finally {
            leave();
        }
    }

    private void unwind() {
        engine.admit(CLOSE);
        phase = Phase.CLOSED;
        loaded = Optional.empty();
        switch (engine.drive(CLOSE)) {
            case Outcome.Cancelled(var reason) -> {
                if (!reason.suppressed().isEmpty()) {
                    throw GeneratorFailedException.unchecked(first(reason.suppressed()));
                }
            }
            case Outcome.Suspended _, Outcome.Completed _, Outcome.Thrown _ ->
                throw new AssertionError(name + " was closed and not cancelled");
        }
    }

    // ---- by the one who uses the run

    private void enter() {
        if (!inUse.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    name + " is in use: by another thread, or its own code asks it for a value");
        }
    }

    private void leave() {
        inUse.setRelease(false);
    }

    private void checkOpen() {
        if (phase == Phase.CLOSED) {
            throw new IllegalStateException(name + " was closed");
        }
    }

    private boolean isLoaded() {
        return phase == Phase.LOADED;
    }

    private T take() {
        T value = loaded.orElseThrow();
        loaded = Optional.empty();
        phase = Phase.WAITING;
        return value;
    }

    private boolean load() {
        checkOpen();
        if (phase == Phase.ENDED) {
            return false;
        }
        engine.admit(GO_ON);
        return step();
    }

    private boolean step() {
        return switch (engine.drive(GO_ON)) {
            case Outcome.Suspended(var value, var _) -> {
                loaded = Optional.of(Untyped.<T>as(value));
                phase = Phase.LOADED;
                yield true;
            }
            case Outcome.Completed _ -> {
                phase = Phase.ENDED;
                yield false;
            }
            case Outcome.Thrown(var failure) -> {
                phase = Phase.ENDED;
                throw GeneratorFailedException.unchecked(error(failure));
            }
            case Outcome.Cancelled _ -> throw new AssertionError(name + " was cancelled by nobody");
        };
    }

    /** What the code threw, with all that its cleanups threw. */
    private static Throwable error(Failure failure) {
        Throwable error = switch (failure) {
            case Failure.Crashed(var thrown, var _) -> thrown;
            case Failure.DecoratorFailed(var thrown, var _) -> thrown;
            case Failure.Raised(var value, var _) -> new RaisedException(value);
            case Failure.Exited(var reason, var _) -> new ProcessExit(reason);
        };
        return suppressing(error, failure.suppressed());
    }

    private static Throwable first(List<Throwable> errors) {
        return suppressing(errors.getFirst(), errors.subList(1, errors.size()));
    }

    private static Throwable suppressing(Throwable error, List<Throwable> others) {
        List<Throwable> known = List.of(error.getSuppressed());
        for (Throwable other : others) {
            if (!other.equals(error) && !known.contains(other)) {
                error.addSuppressed(other);
            }
        }
        return error;
    }
}
