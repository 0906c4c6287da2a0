package io.warpbeam.examples.bank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path directory;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = new Database(directory.resolve("bank.db"));
        database.open();
        ledger = new Ledger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatWasWrittenWhenTheFileIsOpenedAgain() {
        ledger.open(new Holder("a", "Ada", "ada@example.org"), 500, "t1", 1);
        ledger.append(deposit(2, "t2", 100, 600));
        database.open();

        assertThat(ledger.last("a")).contains(deposit(2, "t2", 100, 600));
        assertThat(ledger.entries("a", 10)).extracting(Entry::seq).containsExactly(2L, 1L);
        assertThat(ledger.holder("a")).contains(new Holder("a", "Ada", "ada@example.org"));
    }

    @Test
    void refusesAnEntryWhoseNumberIsTaken() {
        ledger.open(new Holder("a", "Ada", "ada@example.org"), 500, "t1", 1);

        assertThat(ledger.append(deposit(1, "t2", 100, 100))).isEqualTo(new Ledger.Append.Stale());
        assertThat(ledger.entries("a", 10)).hasSize(1);
    }

    @Test
    void knowsATransactionThatIsWrittenAgain() {
        ledger.open(new Holder("a", "Ada", "ada@example.org"), 500, "t1", 1);
        ledger.append(deposit(2, "t2", 100, 600));

        assertThat(ledger.append(deposit(3, "t2", 100, 700)))
                .isEqualTo(new Ledger.Append.Known(deposit(2, "t2", 100, 600)));
        assertThat(ledger.append(deposit(2, "t2", 100, 600)))
                .isEqualTo(new Ledger.Append.Known(deposit(2, "t2", 100, 600)));
    }

    @Test
    void opensAnAccountOnceForOneTransaction() {
        Holder ada = new Holder("a", "Ada", "ada@example.org");
        Outcome first = ledger.open(ada, 500, "t1", 1);

        assertThat(first).isEqualTo(new Outcome.Done(new Outcome.Receipt("a", 1, 500)));
        assertThat(ledger.open(ada, 500, "t1", 2)).isEqualTo(first);
        assertThat(ledger.open(ada, 500, "t2", 3)).isEqualTo(Outcome.refused(Refusal.accountExists("a")));
        assertThat(ledger.open(new Holder("b", "Bob", "bob@example.org"), 1, "t1", 4))
                .isEqualTo(Outcome.refused(Refusal.idReused("t1")));
        assertThat(ledger.holders(10)).containsExactly(ada);
    }

    @Test
    void rollsBackATransactionThatThrows() {
        assertThatThrownBy(() -> database.transaction(session -> {
                    session.change("insert into accounts values ('x', 'X', 'x@example.org', 't')");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(ledger.holders(10)).isEmpty();
        assertThat(ledger.open(new Holder("x", "X", "x@example.org"), 0, "t", 1))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void refusesASecondProgramOnTheSameFile() {
        try (Database second = new Database(database.file())) {
            assertThatThrownBy(second::open)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is another bank running on it?");
        }
    }

    @Test
    void leavesOneFileBehindWhenClosed() {
        ledger.open(new Holder("a", "Ada", "ada@example.org"), 500, "t1", 1);
        database.close();
        database.close();

        assertThat(directory.toFile().list()).containsExactly("bank.db");
        assertThatThrownBy(() -> ledger.last("a")).hasMessage("the database is closed");
        assertThat(Files.exists(database.file())).isTrue();
    }

    @Test
    void auditsTheChainOfEveryAccount() {
        ledger.open(new Holder("a", "Ada", "ada@example.org"), 500, "t1", 1);
        ledger.open(new Holder("b", "Bob", "bob@example.org"), 0, "t2", 1);
        ledger.append(deposit(2, "t3", 100, 600));
        assertThat(Audit.of(database)).isEqualTo(new Audit(2, 2, 600, 600, 0, 0));

        ledger.append(deposit(4, "t4", 1, 601));
        assertThat(Audit.of(database).broken()).isEqualTo(1);
        ledger.append(deposit(5, "t5", 1, 999));
        assertThat(Audit.of(database).broken()).isEqualTo(2);
        assertThat(Audit.of(database).isSound()).isFalse();
    }

    private static Entry deposit(long seq, String txid, long cents, long balance) {
        return new Entry("a", seq, txid, EntryKind.DEPOSIT, cents, balance, 7);
    }
}
