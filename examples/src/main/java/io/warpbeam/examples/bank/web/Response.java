package io.warpbeam.examples.bank.web;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status of HTTP
 * @param headers beside the usual ones
 * @param body bytes, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Response(int status, Map<String, String> headers, byte[] body) {

    static Response json(int status, Map<String, ?> body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(body));
    }

    Response with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, body);
    }
}
