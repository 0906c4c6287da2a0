package io.warpbeam.coroutine.log;

import java.util.Objects;

/** What became of an operation. */
public sealed interface EntryState {

    /** It was begun and has no answer yet. A yield stays so while the run is suspended. */
    record Started() implements EntryState {}

    /**
     * It was answered. A replay takes that answer again.
     *
     * @param value the answer
     */
    record Executed(Object value) implements EntryState {
        /** Checks the answer. */
        public Executed {
            Objects.requireNonNull(value, "value");
        }
    }

    /** It failed: it was raised, its handler threw, or the run was cancelled in it. A replay performs it again. */
    record Discarded() implements EntryState {}

    /** {@return whether a replay takes the answer from the log} */
    default boolean isAnswered() {
        return this instanceof Executed;
    }
}
