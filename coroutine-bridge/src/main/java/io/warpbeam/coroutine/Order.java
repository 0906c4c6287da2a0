package io.warpbeam.coroutine;

/** What a suspended coroutine is to do. */
sealed interface Order {

    /** Go on: the yield returns {@code value}. */
    record Resume(Object value) implements Order {}

    /** Unwind. */
    record Cancel(Object reason) implements Order {}
}
