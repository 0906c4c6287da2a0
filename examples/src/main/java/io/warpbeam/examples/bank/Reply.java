package io.warpbeam.examples.bank;

import io.warpbeam.examples.bank.ledger.Refusal;
import java.util.function.Function;

/**
 * What the bank answers. Whatever was acknowledged with {@link Got} is in the database.
 *
 * @param <R> the type of the answer
 */
public sealed interface Reply<R> {

    /** The answer. */
    record Got<R>(R value) implements Reply<R> {}

    /** The bank does not do that; nothing has changed. */
    record Refused<R>(Refusal refusal) implements Reply<R> {}

    /**
     * No answer, since the process that should give it was being restarted for too long or was too slow. Whether a
     * transaction was done is not known; repeating it with the same id is safe and tells.
     */
    record Unavailable<R>(String sentence) implements Reply<R> {}

    /** This reply with another answer. */
    default <T> Reply<T> map(Function<? super R, T> change) {
        return flatMap(value -> new Got<>(change.apply(value)));
    }

    /** This reply, or another one that depends on its answer. */
    default <T> Reply<T> flatMap(Function<? super R, Reply<T>> next) {
        return switch (this) {
            case Got<R>(R value) -> next.apply(value);
            case Refused<R>(Refusal refusal) -> new Refused<>(refusal);
            case Unavailable<R>(String sentence) -> new Unavailable<>(sentence);
        };
    }
}
