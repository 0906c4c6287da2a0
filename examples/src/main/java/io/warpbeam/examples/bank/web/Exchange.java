package io.warpbeam.examples.bank.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.warpbeam.actors.CallFailedException;
import io.warpbeam.examples.bank.ledger.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Answers every request with something: what a route says, a sentence about what is wrong with the request, or that the
 * bank is busy with itself. Runs in the process of the request.
 *
 * @param routes to the handlers
 * @param traffic that it is part of
 */
record Exchange(Routes routes, Traffic traffic) implements HttpHandler {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int CHUNK = 8 * 1024;
    private static final int MOST_DISCARDED = 64 * 1024 * 1024;
    private static final Map<String, String> USUAL = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        traffic.beginAnswer();
        try (exchange) {
            Response response = traffic.isClosing() ? closing() : answer(exchange);
            discard(exchange.getRequestBody());
            send(exchange, response);
        } finally {
            traffic.endAnswer();
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        try {
            Origins.check(exchange.getRequestHeaders());
            return routes.answer(exchange.getRequestMethod(), path, exchange.getRequestBody());
        } catch (Problem problem) {
            return problem.response();
        } catch (CallFailedException | DatabaseException restarting) {
            LOG.log(Level.DEBUG, "no answer to " + path, restarting);
            return Answers.unavailable("A part of the bank is being restarted; try again in a moment.");
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "no answer to " + path, bug);
            return new Problem(500, "Something went wrong in the bank; the other requests are not affected.")
                    .response();
        }
    }

    /**
     * Reads the rest without keeping it: who is still sending when the connection is closed would not see the answer.
     */
    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int rounds = MOST_DISCARDED / CHUNK;
        while (rounds > 0 && in.readNBytes(buffer, 0, CHUNK) == CHUNK) {
            rounds--;
        }
    }

    private static Response closing() {
        return Answers.unavailable("The bank is closing.").with(Map.of("Connection", "close"));
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        USUAL.forEach(exchange.getResponseHeaders()::set);
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
