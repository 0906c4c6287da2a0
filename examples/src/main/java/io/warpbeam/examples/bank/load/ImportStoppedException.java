package io.warpbeam.examples.bank.load;

/**
 * The bank could not be reached for a long time, so an import stopped. Nothing is lost: run again, it goes on where it
 * stopped.
 */
public final class ImportStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportStoppedException(int line, String reason) {
        super("The import stopped at line " + line + ": " + reason);
    }
}
