package io.warpbeam.examples.bank.cli;

import java.io.PrintStream;

/** Says of each thing that must hold whether it does, and counts what does not. One thread at a time. */
final class Checks {

    private final PrintStream out;
    private int failures;

    Checks(PrintStream out) {
        this.out = out;
    }

    void that(String what, boolean holds) {
        that(what, holds, "");
    }

    /** With something to look at when it does not hold. */
    void that(String what, boolean holds, Object seen) {
        if (holds) {
            out.println("ok     " + what);
        } else {
            failures++;
            out.println("WRONG  " + what + (seen.equals("") ? "" : ": " + seen));
        }
    }

    <T> void equal(String what, T expected, T found) {
        that(what, expected.equals(found), "expected " + expected + ", found " + found);
    }

    int failures() {
        return failures;
    }
}
