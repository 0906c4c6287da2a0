package io.warpbeam.examples.bank.web;

import io.warpbeam.examples.bank.ledger.Cents;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The body of a request: a JSON object with few fields.
 *
 * @param fields by name
 */
record Body(Map<String, Object> fields) {

    /** The most bytes that are read. */
    static final int LIMIT = 64 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final int MOST_DIGITS = 30;

    /**
     * Reads a body.
     *
     * @throws Problem 413 when it is too large, 400 when it is not a JSON object
     */
    static Body read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new Problem(413, "The body is larger than " + LIMIT + " bytes.", Map.of("Connection", "close"));
        }
        return new Body(Json.object(bytes));
    }

    /**
     * A field that is a text.
     *
     * @throws Problem 400 when it is missing or something else
     */
    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw badField(name, "must be a string");
    }

    /**
     * The amount in cents: a string or a number, with at most two decimals. Whether the bank accepts so much is another
     * question.
     *
     * @throws Problem 400 when it is missing or something else
     */
    long amount() {
        String text = switch (fields.get("amount")) {
            case String string -> string;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number when number.bitLength() < 64 -> number.toString();
            case BigDecimal number
            when number.precision() < MOST_DIGITS && Math.abs(number.scale()) < MOST_DIGITS -> number.toPlainString();
            case null, default -> "";
        };
        OptionalLong cents = Cents.parse(text);
        return cents.orElseThrow(() -> badField("amount", "must be a number with at most two decimals, such as 12.50"));
    }

    /**
     * The id of the transaction, if the sender gave one.
     *
     * @throws Problem 400 when it is not an id
     */
    Optional<String> id() {
        if (!fields.containsKey("id")) {
            return Optional.empty();
        }
        if (fields.get("id") instanceof String id && ID.matcher(id).matches()) {
            return Optional.of(id);
        }
        throw badField("id", "must have 1 to 64 letters, digits, hyphens and underscores");
    }

    private static Problem badField(String name, String rule) {
        return new Problem(400, "The field \"" + name + "\" " + rule + ".");
    }
}
