package io.warpbeam.examples.bank.ledger;

import java.util.List;

/**
 * The tables.
 *
 * <p>The two keys of {@code ledger} are what keeps every promise. An account process writes its next entry under the
 * next number; if another process of that account, killed or newer, wrote meanwhile, the number is taken and the write
 * fails. And a transaction that is repeated finds its id taken, so it can be answered but not applied again.
 */
final class Schema {

    static final List<String> TABLES = List.of(
            """
            create table if not exists accounts (
                id text primary key, owner text not null, email text not null, opened_by text not null unique
            ) without rowid, strict\
            """,
            """
            create table if not exists ledger (
                account text not null references accounts (id), seq integer not null, txid text not null,
                kind text not null, change integer not null, balance integer not null check (balance >= 0),
                at_millis integer not null,
                primary key (account, seq), unique (account, txid)
            ) without rowid, strict\
            """,
            """
            create table if not exists transfers (
                id text primary key, source text not null, target text not null, cents integer not null,
                state text not null, reason text not null, sentence text not null
            ) without rowid, strict\
            """,
            "create index if not exists transfers_open on transfers (state) where " + TransferJournal.OPEN,
            """
            create table if not exists refused_rows (
                import text not null, line integer not null, reason text not null,
                primary key (import, line)
            ) without rowid, strict\
            """);

    private Schema() {}
}
