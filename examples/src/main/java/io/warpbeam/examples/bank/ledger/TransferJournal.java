package io.warpbeam.examples.bank.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What is known of transfers, so that one which was interrupted anywhere can be finished later. From any thread; each
 * method is committed when it returns.
 */
public final class TransferJournal {

    private static final String COLUMNS = "select id, source, target, cents, state, reason, sentence from transfers ";

    /** Which transfers have begun and not ended. */
    static final String OPEN = "state in ('STARTED', 'RETURNING')";

    private final Database database;

    /** The journal in this database. */
    public TransferJournal(Database database) {
        this.database = database;
    }

    /** How far a transfer is. */
    public sealed interface State {

        /** It was begun; what of it is in the ledgers is not known. */
        record Started() implements State {}

        /**
         * The target cannot take the money; it goes back to the source.
         *
         * @param refusal why
         */
        record Returning(Refusal refusal) implements State {}

        /** The money is at its target. */
        record Delivered() implements State {}

        /**
         * The money is where it was.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements State {}
    }

    /**
     * A transfer and how far it is.
     *
     * @param transfer what was asked for
     * @param state how far it is
     */
    public record Line(Transfer transfer, State state) {}

    /** Notes that a transfer begins, unless its id is known; returns what is known then. */
    public Line begin(Transfer transfer) {
        return database.run(session -> {
            int inserted = session.change(
                    "insert into transfers values (?, ?, ?, ?, 'STARTED', '', '') on conflict do nothing",
                    transfer.id(),
                    transfer.source(),
                    transfer.target(),
                    transfer.cents());
            return inserted == 1
                    ? new Line(transfer, new State.Started())
                    : session.first(TransferJournal::line, COLUMNS + "where id = ?", transfer.id())
                            .orElseThrow();
        });
    }

    /** Notes how far a transfer is. */
    public void note(String id, State state) {
        switch (state) {
            case State.Started() -> throw new IllegalArgumentException("state must be later than the start");
            case State.Returning(Refusal refusal) ->
                write(id, "RETURNING", refusal.reason().name(), refusal.sentence());
            case State.Delivered() -> write(id, "DELIVERED", "", "");
            case State.Refused(Refusal refusal) ->
                write(id, "REFUSED", refusal.reason().name(), refusal.sentence());
        }
    }

    /** The transfers that have begun and not ended. */
    public List<Transfer> open() {
        return database.run(session -> session.all(TransferJournal::line, COLUMNS + "where " + OPEN)).stream()
                .map(Line::transfer)
                .toList();
    }

    private void write(String id, String state, String reason, String sentence) {
        database.run(session -> session.change(
                "update transfers set state = ?, reason = ?, sentence = ? where id = ?", state, reason, sentence, id));
    }

    private static Line line(ResultSet row) throws SQLException {
        Transfer transfer = new Transfer(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
        return new Line(transfer, state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString(5)) {
            case "STARTED" -> new State.Started();
            case "RETURNING" -> new State.Returning(refusal(row));
            case "DELIVERED" -> new State.Delivered();
            case "REFUSED" -> new State.Refused(refusal(row));
            default -> throw new DatabaseException("unknown state of transfer " + row.getString(1));
        };
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(Refusal.Reason.valueOf(row.getString(6)), row.getString(7));
    }
}
