package io.warpbeam.coroutine;

/**
 * The value of those who have nothing to say: yielded, given to a resume, or returned, where a value is due and none
 * means anything.
 */
public enum Unit {
    /** The one value. */
    UNIT
}
