package io.warpbeam.coroutine.json;

import io.warpbeam.coroutine.log.LogFormatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A JSON text as a tree. */
sealed interface Json {

    /** A text. */
    record Text(String value) implements Json {}

    /** A number without fraction and exponent. */
    record Whole(BigInteger value) implements Json {}

    /** A number with fraction or exponent. */
    record Fraction(BigDecimal value) implements Json {}

    /** True or false. */
    record Truth(boolean value) implements Json {}

    /** A list. */
    record Items(List<Json> items) implements Json {}

    /** Members in order; no two have one name. */
    record Members(Map<String, Json> members) implements Json {

        /** The member of a name, which must be there. */
        Json member(String name, Place where) {
            Json member = members.get(name);
            if (member == null) {
                throw where.wrong("has no " + name);
            }
            return member;
        }

        /** There must be no others than these. */
        void only(List<String> names, Place where) {
            for (String name : members.keySet()) {
                if (!names.contains(name)) {
                    throw where.wrong("has an unknown member " + name);
                }
            }
        }
    }

    /** What kind of thing this is, for messages. */
    default String kind() {
        return switch (this) {
            case Text _ -> "a text";
            case Whole _ -> "a whole number";
            case Fraction _ -> "a number with a fraction";
            case Truth _ -> "true or false";
            case Items _ -> "a list";
            case Members _ -> "an object";
        };
    }

    /** This as another kind, which it must be. */
    private static LogFormatException wrong(Place where, String expected, Json found) {
        return where.wrong("must be " + expected + ", but is " + found.kind());
    }

    /** The text that this is. */
    default String text(Place where) {
        if (this instanceof Text(var value)) {
            return value;
        }
        throw wrong(where, "a text", this);
    }

    /** The number that this is, between two bounds. */
    default long whole(long least, long greatest, Place where) {
        if (!(this instanceof Whole(var value))) {
            throw wrong(where, "a whole number", this);
        }
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(greatest)) > 0) {
            throw where.wrong("must be from " + least + " to " + greatest + ", but is " + value);
        }
        return value.longValueExact();
    }

    /** The items that this has. */
    default List<Json> items(Place where) {
        if (this instanceof Items(var items)) {
            return items;
        }
        throw wrong(where, "a list", this);
    }

    /** This as an object. */
    default Members members(Place where) {
        if (this instanceof Members members) {
            return members;
        }
        throw wrong(where, "an object", this);
    }
}
