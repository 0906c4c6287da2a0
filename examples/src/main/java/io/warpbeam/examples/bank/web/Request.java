package io.warpbeam.examples.bank.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A request on its way to a handler.
 *
 * @param method of HTTP
 * @param parameters the parts of the path that the route leaves open, in order
 * @param input the body, not read yet
 */
record Request(String method, List<String> parameters, InputStream input) {

    /** The first open part of the path. */
    String id() {
        return parameters.getFirst();
    }

    /** Reads the body. */
    Body body() throws IOException {
        return Body.read(input);
    }
}
