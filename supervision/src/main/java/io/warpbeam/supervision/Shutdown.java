package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.time.Duration;
import java.util.Objects;

/** How a supervisor ends a child. */
public sealed interface Shutdown {

    /** Kills the child at once; the child cleans nothing up. */
    record BrutalKill() implements Shutdown {}

    /**
     * Asks the child to end with {@link ExitReason#SHUTDOWN} and kills it when the time is over.
     *
     * @param timeout how long the child may take; not negative
     */
    record After(Duration timeout) implements Shutdown {
        /**
         * Checks the time-out.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public After {
            Objects.requireNonNull(timeout, "timeout");
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("timeout must not be negative, but is " + timeout);
            }
        }
    }

    /**
     * Asks the child to end with {@link ExitReason#SHUTDOWN} and waits for as long as that takes: right for
     * supervisors.
     */
    record Infinite() implements Shutdown {}

    /**
     * Kills the child at once.
     *
     * @return this way to end a child
     */
    static Shutdown brutalKill() {
        return new BrutalKill();
    }

    /**
     * Asks the child to end and kills it when the time is over.
     *
     * @param timeout how long the child may take; not negative
     * @return this way to end a child
     * @throws IllegalArgumentException when {@code timeout} is negative
     */
    static Shutdown after(Duration timeout) {
        return new After(timeout);
    }

    /**
     * Asks the child to end and waits for as long as that takes.
     *
     * @return this way to end a child
     */
    static Shutdown infinite() {
        return new Infinite();
    }
}
