package io.warpbeam.examples.bank.web;

import java.util.Map;

/** A request that gets an error as its answer, with one sentence for the person who sent it. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    Problem(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    Problem(int status, String sentence, Map<String, String> headers) {
        super(sentence, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** The status that the sender deserves. */
    int status() {
        return status;
    }

    /** The answer. */
    Response response() {
        return Response.json(status, Map.of("error", String.valueOf(getMessage())))
                .with(headers);
    }
}
