package io.warpbeam.examples.bank;

/** A transfer could not go on. Its process ends; the next one goes on from the journal. */
final class TransferInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransferInterruptedException(String message) {
        super(message);
    }
}
