package io.warpbeam.examples.bank.load;

/** What became of a row. */
sealed interface Verdict {

    /** The bank has acknowledged it. */
    record Applied() implements Verdict {}

    /** The bank does not do that. */
    record Rejected(String reason) implements Verdict {}

    /** The bank could not be reached for so long that the import has to stop. */
    record Lost(String reason) implements Verdict {}
}
