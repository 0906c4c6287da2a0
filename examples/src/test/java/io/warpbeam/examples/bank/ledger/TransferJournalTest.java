package io.warpbeam.examples.bank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.ledger.TransferJournal.Line;
import io.warpbeam.examples.bank.ledger.TransferJournal.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferJournalTest {

    private static final Transfer TRANSFER = new Transfer("t1", "a", "b", 250);

    @Test
    void remembersHowATransferEnded(@TempDir Path directory) {
        try (Database database = new Database(directory.resolve("bank.db"))) {
            database.open();
            TransferJournal journal = new TransferJournal(database);
            Transfer other = new Transfer("t2", "b", "a", 1);

            assertThat(journal.begin(TRANSFER)).isEqualTo(new Line(TRANSFER, new State.Started()));
            journal.begin(other);
            assertThat(journal.open()).containsExactly(TRANSFER, other);

            State refused = new State.Refused(Refusal.overdraft("a", 1, 250));
            journal.note("t1", refused);
            journal.note("t2", new State.Delivered());
            database.open();

            assertThat(journal.open()).isEmpty();
            assertThat(journal.begin(TRANSFER)).isEqualTo(new Line(TRANSFER, refused));
            assertThat(journal.begin(new Transfer("t2", "x", "y", 9)))
                    .isEqualTo(new Line(other, new State.Delivered()));
        }
    }
}
