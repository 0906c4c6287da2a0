package io.warpbeam.examples.bank.web;

import io.warpbeam.examples.bank.Reply;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.util.Map;
import java.util.function.Function;

/** What the bank says, in HTTP. */
final class Answers {

    private Answers() {}

    /**
     * An answer for each kind of reply: 200 with what {@code shape} makes of it, a 4xx for a refusal, 503 when there is
     * none.
     */
    static <R> Response of(Reply<R> reply, Function<R, Map<String, ?>> shape) {
        return of(200, reply, shape);
    }

    /** As above, with another status than 200. */
    static <R> Response of(int status, Reply<R> reply, Function<R, Map<String, ?>> shape) {
        return switch (reply) {
            case Reply.Got<R>(R value) -> Response.json(status, shape.apply(value));
            case Reply.Refused<R>(Refusal refusal) ->
                new Problem(status(refusal.reason()), refusal.sentence()).response();
            case Reply.Unavailable<R>(String sentence) -> unavailable(sentence);
        };
    }

    /** No answer now. */
    static Response unavailable(String sentence) {
        return new Problem(503, sentence, Map.of("Retry-After", "1")).response();
    }

    private static int status(Refusal.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ACCOUNT, UNKNOWN_WIZARD -> 404;
            case OVERDRAFT, FULL, ID_REUSED, ACCOUNT_EXISTS, WIZARD_BUSY -> 409;
            case BAD_AMOUNT, SAME_ACCOUNT -> 422;
        };
    }
}
