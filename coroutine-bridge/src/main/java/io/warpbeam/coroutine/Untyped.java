package io.warpbeam.coroutine;

/** Where values that travelled without their type get it back. */
final class Untyped {

    private Untyped() {}

    /** The value with the type that it had when it was handed over; the typed signature at that place is the proof. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X> X as(Object value) {
        return (X) value;
    }
}
