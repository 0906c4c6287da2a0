package io.warpbeam.actors.server;

import java.time.Duration;
import java.util.Objects;

/** What follows a callback at once. Immutable; any thread may use it. */
public sealed interface Then {

    /** Wait for the next message. */
    Then NOTHING = new Nothing();

    /** The type of {@link #NOTHING}. */
    record Nothing() implements Then {}

    /**
     * An {@link IdleTimeout} is due if no message arrives for so long. Any message cancels it; with zero, a message
     * that is already there wins.
     *
     * @param idle how long
     */
    record Timeout(Duration idle) implements Then {
        /** Checks the duration. */
        public Timeout {
            if (idle.isNegative()) {
                throw new IllegalArgumentException("idle must not be negative, but is " + idle);
            }
        }
    }

    /**
     * {@link GenServer#handleContinue} runs before any message.
     *
     * @param argument passed to it
     */
    record Continue(Object argument) implements Then {
        /** Checks the argument. */
        public Continue {
            Objects.requireNonNull(argument, "argument");
        }
    }
}
