package io.warpbeam.examples.bank;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.supervision.FailedToStartChild;

/** The bank could not be opened. */
public final class BankClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BankClosedException(ExitReason reason) {
        this(sentence(reason));
    }

    BankClosedException(String sentence) {
        super(sentence);
    }

    private static String sentence(ExitReason reason) {
        return switch (reason) {
            case ExitReason.ShutdownWith(FailedToStartChild(String id, ExitReason why)) ->
                "The bank did not open, since " + id + " did not start: " + sentence(why);
            case ExitReason.Custom(String sentence) -> sentence;
            case ExitReason.Crashed(Throwable error) -> error.toString();
            default -> reason.toString();
        };
    }
}
