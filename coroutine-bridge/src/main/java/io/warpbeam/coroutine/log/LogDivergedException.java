package io.warpbeam.coroutine.log;

/**
 * A log does not fit the code that is to replay it. Once a run has failed so, each further operation of it does, and
 * nothing is performed any more.
 */
public final class LogDivergedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient int number;
    private final transient String expected;
    private final transient String found;

    LogDivergedException(String run, int number, String expected, String found) {
        super("the log of " + run + " does not fit the code at entry " + number + ": expected " + expected
                + ", but found " + found);
        this.number = number;
        this.expected = expected;
        this.found = found;
    }

    /** {@return the number of the first entry that differs; the first entry of a log is 1} */
    public int number() {
        return number;
    }

    /** {@return what the log says} */
    public String expected() {
        return expected;
    }

    /** {@return what the code did} */
    public String found() {
        return found;
    }
}
