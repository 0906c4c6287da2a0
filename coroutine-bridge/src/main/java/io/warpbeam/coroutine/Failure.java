package io.warpbeam.coroutine;

import io.warpbeam.actors.ExitReason;
import java.util.List;
import java.util.Objects;

/** Why a coroutine failed. The kinds are told apart by type. */
public sealed interface Failure {

    /** {@return what cleanups threw while the code unwound} */
    List<Throwable> suppressed();

    /**
     * An exception or error left the code.
     *
     * @param error what was thrown
     * @param suppressed what cleanups threw after it
     */
    record Crashed(Throwable error, List<Throwable> suppressed) implements Failure {
        /** Checks the components and keeps a copy of the list. */
        public Crashed {
            Objects.requireNonNull(error, "error");
            suppressed = List.copyOf(suppressed);
        }
    }

    /**
     * The code exited with {@link io.warpbeam.actors.Self#exit}. The process that hosts it still ends normally.
     *
     * @param reason given to the exit
     * @param suppressed what cleanups threw after it
     */
    record Exited(ExitReason reason, List<Throwable> suppressed) implements Failure {
        /** Checks the components and keeps a copy of the list. */
        public Exited {
            Objects.requireNonNull(reason, "reason");
            suppressed = List.copyOf(suppressed);
        }
    }

    /**
     * The code raised a value with {@link CoroutineContext#raise}.
     *
     * @param value what was raised
     * @param suppressed what cleanups threw after it
     */
    record Raised(Object value, List<Throwable> suppressed) implements Failure {
        /** Checks the components and keeps a copy of the list. */
        public Raised {
            Objects.requireNonNull(value, "value");
            suppressed = List.copyOf(suppressed);
        }
    }

    /**
     * A {@link SuspendDecorator} failed at a yield.
     *
     * @param error what it threw
     * @param suppressed what cleanups threw after it
     */
    record DecoratorFailed(Throwable error, List<Throwable> suppressed) implements Failure {
        /** Checks the components and keeps a copy of the list. */
        public DecoratorFailed {
            Objects.requireNonNull(error, "error");
            suppressed = List.copyOf(suppressed);
        }
    }
}
