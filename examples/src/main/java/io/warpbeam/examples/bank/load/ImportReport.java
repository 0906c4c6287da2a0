package io.warpbeam.examples.bank.load;

import java.util.List;

/**
 * What an import came to.
 *
 * @param rows of the file
 * @param applied rows acknowledged by the bank
 * @param rejections the rows that were not applied, in the order of the file
 * @param nanos that it took
 * @param restarts of processes that happened
 * @param kills of processes, by {@link Chaos}
 * @param findings of the check of the books
 */
public record ImportReport(
        int rows, int applied, List<Rejection> rejections, long nanos, long restarts, int kills, Findings findings) {

    /** Keeps a copy of the list. */
    public ImportReport {
        rejections = List.copyOf(rejections);
    }

    /** Rows a second. */
    public long rate() {
        return new Progress(rows, rows, 0, 0, nanos).rate();
    }
}
