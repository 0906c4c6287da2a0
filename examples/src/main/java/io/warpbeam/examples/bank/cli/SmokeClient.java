package io.warpbeam.examples.bank.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.jr.ob.JSON;

/** Talks to the service from outside, as a page would. */
final class SmokeClient implements AutoCloseable {

    /** Longer than anything the bank may take; whoever waits for so long is told that it hangs. */
    private static final Duration NEVER = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    SmokeClient(int port) {
        base = "http://localhost:" + port;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param json the body
     */
    record Answer(int status, Map<String, Object> json) {

        String text(String field) {
            return String.valueOf(json.get(field));
        }

        long number(String field) {
            return json.get(field) instanceof Number number ? number.longValue() : -1;
        }

        /** Whether this is the answer of a bank that takes no more requests, in its own words. */
        boolean saysClosing() {
            return status == 503 && text("error").contains("is closing");
        }

        @SuppressWarnings("unchecked") // the names of JSON are strings
        Map<String, Object> part(String field) {
            return json.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
        HttpResponse<String> response = text(method, path, body);
        return new Answer(response.statusCode(), json(response.body()));
    }

    private HttpResponse<String> text(String method, String path, String body) {
        try {
            return client.send(request(method, path, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    String page() {
        return text("GET", "/", "").body();
    }

    CompletableFuture<Answer> postLater(String path, String body) {
        return client.sendAsync(request("POST", path, body), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), json(response.body())));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(NEVER)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static Map<String, Object> json(String body) {
        return body.startsWith("{") ? JSON.std.mapFrom(body) : Map.of();
    }
}
