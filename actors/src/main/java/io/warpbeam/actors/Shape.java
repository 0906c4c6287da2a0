package io.warpbeam.actors;

import java.lang.reflect.Field;
import java.util.List;

/** What the class of an object says about whether the object is immutable. Decided once per class. */
sealed interface Shape {

    /** Every object of the class is immutable, or free to be shared. */
    record Fixed() implements Shape {}

    /** No object of the class is immutable. */
    record Flawed(String why) implements Shape {}

    /** Immutable when what these fields hold is. */
    record Fields(List<Field> fields) implements Shape {}

    /** As {@link Fields}, of an exception: its causes and suppressed exceptions count too. */
    record Failure(List<Field> fields) implements Shape {}

    /** Immutable when the elements are. */
    record Elements() implements Shape {}

    /** Immutable when keys and values are. */
    record Mappings() implements Shape {}

    /** Immutable when key and value are. */
    record Pair() implements Shape {}

    /** Immutable when the value is. */
    record Maybe() implements Shape {}

    /** A call under way: immutable when what was asked is. */
    record Asked() implements Shape {}

    Shape FIXED = new Fixed();
    Shape ELEMENTS = new Elements();
    Shape MAPPINGS = new Mappings();
    Shape PAIR = new Pair();
    Shape MAYBE = new Maybe();
    Shape ASKED = new Asked();
}
