package io.warpbeam.examples.bank;

/**
 * An account process found that another one, killed or newer, has written to its ledger. It ends; its successor reads
 * the ledger again.
 */
final class StaleAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleAccountException(String account, long seq) {
        super("entry " + seq + " of account " + account + " was written by another process");
    }
}
