package io.warpbeam.examples.bank.web;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.jr.ob.JSON;

/** JSON text to maps and back. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JSON JR = JSON.std
            .with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS, JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JSON.Feature.USE_DEFERRED_MAPS);

    private Json() {}

    /**
     * Reads one JSON object and nothing behind it.
     *
     * @throws Problem 400 for everything else
     */
    static Map<String, Object> object(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            Object value = JR.anyFrom(parser);
            if (!(value instanceof Map<?, ?> map) || parser.nextToken() != null) {
                throw new Problem(400, "The body must be one JSON object.");
            }
            @SuppressWarnings("unchecked") // the names of JSON are strings
            Map<String, Object> object = (Map<String, Object>) map;
            return object;
        } catch (JacksonException e) {
            throw new Problem(400, "The body is not JSON: " + firstLine(e) + ".");
        }
    }

    static byte[] write(Map<String, ?> value) {
        return JR.asBytes(value);
    }

    private static String firstLine(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 160 ? line.substring(0, 160) : line;
    }
}
