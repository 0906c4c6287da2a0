package io.warpbeam.mailbox;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One drain of a closed mailbox, confined to the thread that drains: hands each message to the consumer of the
 * leftovers, whatever that throws, and keeps the first exception, later ones suppressed in it.
 *
 * @param <M> what the mailbox carries
 */
final class Drain<M> {

    private final Consumer<? super M> leftovers;
    private @Nullable Throwable failure;

    Drain(Consumer<? super M> leftovers) {
        this.leftovers = leftovers;
    }

    void handOver(M message) {
        try {
            leftovers.accept(message);
        } catch (Throwable thrown) {
            keep(thrown);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an exception must not be suppressed in itself
    private void keep(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    /** For the closer, who chose the consumer: throws what was kept. */
    void throwFailure() {
        if (failure != null) {
            Drain.<RuntimeException>rethrow(failure);
        }
    }

    /** For a sender, who has nothing to do with the consumer: tells the thread's uncaught-exception handler. */
    void reportFailure() {
        if (failure != null) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, failure);
        }
    }

    @SuppressWarnings("unchecked") // the cast is erased: whatever the consumer threw passes unchanged
    private static <X extends Throwable> void rethrow(Throwable failure) throws X {
        throw (X) failure;
    }
}
