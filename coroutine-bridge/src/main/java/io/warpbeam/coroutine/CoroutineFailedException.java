package io.warpbeam.coroutine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A result was asked of a coroutine that has none. */
public final class CoroutineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /**
     * For code that turns an outcome into an exception.
     *
     * @param outcome what there is in place of a result
     */
    public CoroutineFailedException(Outcome outcome) {
        super(text(outcome), cause(outcome));
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    /** {@return what there is in place of a result} */
    public Outcome outcome() {
        return outcome;
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Suspended(var value, var _) -> "the coroutine is suspended: it yielded " + value;
            case Outcome.Completed(var value) -> "the coroutine completed: " + value;
            case Outcome.Thrown(var error) -> "the coroutine failed: " + error;
            case Outcome.Cancelled(var reason) -> "the coroutine was cancelled: " + reason.value();
        };
    }

    private static @Nullable Throwable cause(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Thrown(Failure.Crashed(var error, var _)) -> error;
            case Outcome.Thrown(Failure.DecoratorFailed(var error, var _)) -> error;
            case Outcome.Suspended _, Outcome.Completed _, Outcome.Thrown _, Outcome.Cancelled _ -> null;
        };
    }
}
