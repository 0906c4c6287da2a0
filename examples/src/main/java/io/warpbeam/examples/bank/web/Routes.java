package io.warpbeam.examples.bank.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which handler answers which request. Immutable once built; from any thread. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Answers requests. */
    @FunctionalInterface
    interface Handler {
        Response answer(Request request) throws IOException;
    }

    private record Route(String method, List<String> pattern, Handler handler) {

        /** The open parts of a path, if the path fits. */
        Optional<List<String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (pattern.get(i).equals("*")) {
                    parameters.add(path.get(i));
                } else if (!pattern.get(i).equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }
    }

    /** Adds a route; {@code *} in the path stands for any one part. */
    Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, parts(path), handler));
        return this;
    }

    /**
     * Answers a request. {@code HEAD} is answered like {@code GET}.
     *
     * @throws Problem 404 when no route has this path, 405 when none has this method
     */
    Response answer(String method, String path, InputStream input) throws IOException {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<String> parts = parts(path);
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<List<String>> parameters = route.match(parts);
            if (parameters.isPresent() && route.method().equals(wanted)) {
                return route.handler().answer(new Request(method, parameters.get(), input));
            }
            parameters.ifPresent(_ -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw new Problem(404, "There is nothing at " + shortened(path) + ".");
        }
        String methods = String.join(", ", allowed);
        throw new Problem(
                405, shortened(path) + " takes " + methods + ", not " + method + ".", Map.of("Allow", methods));
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }

    private static String shortened(String path) {
        return path.length() > 100 ? path.substring(0, 100) + "..." : path;
    }
}
