package io.warpbeam.examples.bank.load;

/**
 * How far an import is.
 *
 * @param done rows applied or rejected
 * @param rows of the file
 * @param rejected rows
 * @param restarts of processes so far
 * @param nanos since it began
 */
public record Progress(int done, int rows, int rejected, long restarts, long nanos) {

    /** Rows a second. */
    public long rate() {
        return nanos <= 0 ? 0 : Math.round(done * 1e9 / nanos);
    }
}
