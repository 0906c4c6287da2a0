package io.warpbeam.examples.bank;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.examples.bank.ledger.Database;
import io.warpbeam.examples.bank.ledger.DatabaseException;
import java.util.function.Consumer;

/**
 * Keeps the database open while it lives: the first process of the bank to start, the last to stop. Traps exits, so
 * that the file is closed in order.
 */
final class LedgerKeeper implements GenServer<Database> {

    static final String NAME = "ledger";

    private final Database database;
    private final Consumer<String> notices;

    LedgerKeeper(Database database, Consumer<String> notices) {
        this.database = database;
        this.notices = notices;
    }

    @Override
    public Init<Database> init(Self self) {
        try {
            database.open();
            return Init.ok(database);
        } catch (DatabaseException e) {
            return Init.fail(ExitReason.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void terminate(ExitReason reason, Database state) {
        state.close();
        notices.accept("The ledger is closed.");
    }
}
