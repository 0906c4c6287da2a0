package io.warpbeam.examples.bank.load;

import io.warpbeam.examples.bank.ledger.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the database knows of one file: the rows it refused, written here, and the rows it applied, found in the ledger
 * by the prefix of their ids. An import that was interrupted is simply run again: applied rows are answered from the
 * ledger, and refused rows stay refused, whatever the balances are by then.
 *
 * @param database of the bank
 * @param prefix of the transaction ids of the file
 */
record ImportJournal(Database database, String prefix) {

    /** The lines refused so far, with their reasons. */
    Map<Integer, String> refused() {
        Map<Integer, String> lines = new HashMap<>();
        database.run(session -> session.all(
                row -> lines.put(row.getInt(1), row.getString(2)),
                "select line, reason from refused_rows where import = ?",
                prefix));
        return lines;
    }

    /** Notes that a line is refused. */
    void refuse(int line, String reason) {
        database.run(session -> session.change(
                "insert into refused_rows values (?, ?, ?) on conflict do nothing", prefix, line, reason));
    }

    /** The ids of the rows that are in the ledger, transfers aside. */
    Set<String> applied() {
        List<String> txids = database.run(session -> session.all(
                row -> row.getString(1).substring(prefix.length()),
                "select txid from ledger where substr(txid, 1, ?) = ? and kind in ('DEPOSIT', 'WITHDRAWAL')",
                prefix.length(),
                prefix));
        return new HashSet<>(txids);
    }
}
