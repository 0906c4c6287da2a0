package io.warpbeam.examples.bank.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page for people: one file without anything from elsewhere. */
final class Page {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "text/html; charset=utf-8",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
                    + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private Page() {}

    static Routes addTo(Routes routes) {
        Response page = new Response(200, HEADERS, load());
        return routes.on("GET", "/", _ -> page);
    }

    private static byte[] load() {
        try (InputStream in = Page.class.getResourceAsStream("bank.html")) {
            if (in == null) {
                throw new IllegalStateException("bank.html is missing beside " + Page.class);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
