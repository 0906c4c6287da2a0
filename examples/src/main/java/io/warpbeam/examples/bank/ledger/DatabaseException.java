package io.warpbeam.examples.bank.ledger;

import java.sql.SQLException;

/**
 * The database did not do what it was told. In a process, this ends the process; its successor starts from what was
 * committed.
 */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(String what) {
        super(what);
    }

    DatabaseException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
