package io.warpbeam.examples.bank.web;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Keeps other web pages out: a page from elsewhere, open in the same browser, can send requests to this machine, but
 * not without saying where it comes from.
 */
final class Origins {

    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private Origins() {}

    /**
     * Looks at the headers of a request.
     *
     * @throws Problem 403 when it was sent by the page of somebody else, or to a name that is not this machine's
     */
    static void check(Headers headers) {
        String host = headers.getFirst("Host");
        if (host != null && !OWN.contains(name(host))) {
            throw new Problem(403, "This bank answers on localhost only.");
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !isOwn(origin)) {
            throw new Problem(403, "This bank does not answer pages from elsewhere.");
        }
    }

    private static boolean isOwn(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && OWN.contains(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
