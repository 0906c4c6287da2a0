package io.warpbeam.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Database;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.examples.bank.ledger.Transfer;
import io.warpbeam.examples.bank.ledger.TransferJournal;
import io.warpbeam.examples.bank.ledger.TransferJournal.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransfersTest {

    private static final Transfer TRANSFER = new Transfer("t", "a", "b", 300);

    @TempDir
    private Path directory;

    @Test
    void movesMoneyOnce() {
        try (TestBank bank = new TestBank(directory).with("a", 1000).with("b", 0)) {
            Transfers transfers = bank.bank().transfers();

            assertThat(transfers.transfer(TRANSFER)).isEqualTo(new Reply.Got<>(TRANSFER));
            assertThat(transfers.transfer(TRANSFER)).isEqualTo(new Reply.Got<>(TRANSFER));
            assertThat(transfers.transfer(new Transfer("t", "a", "b", 301)))
                    .isEqualTo(new Reply.Refused<>(Refusal.idReused("t")));
            assertThat(List.of(bank.balance("a"), bank.balance("b"))).containsExactly(700L, 300L);
        }
    }

    @Test
    void refusesWhatCannotBeDoneAndMovesNothing() {
        try (TestBank bank = new TestBank(directory).with("a", 100).with("b", 0)) {
            assertThat(refusal(bank, new Transfer("t1", "a", "b", 101))).isEqualTo(Refusal.overdraft("a", 100, 101));
            assertThat(refusal(bank, new Transfer("t2", "a", "a", 1))).isEqualTo(Refusal.sameAccount("a"));
            assertThat(refusal(bank, new Transfer("t3", "a", "x", 1))).isEqualTo(Refusal.unknownAccount("x"));
            assertThat(refusal(bank, new Transfer("t4", "x", "a", 1))).isEqualTo(Refusal.unknownAccount("x"));
            assertThat(refusal(bank, new Transfer("t5", "a", "b", 0))).isEqualTo(Refusal.badAmount(0));
            // Refused once is refused for ever, also when there is money by now.
            bank.deposit("a", "more", 500);
            assertThat(refusal(bank, new Transfer("t1", "a", "b", 101))).isEqualTo(Refusal.overdraft("a", 100, 101));
            assertThat(bank.bank().audit().entries()).isEqualTo(2);
        }
    }

    @Test
    void givesTheMoneyBackWhenTheTargetIsFull() {
        try (TestBank bank = new TestBank(directory).with("a", 1000).with("b", Cents.LARGEST_BALANCE)) {
            assertThat(refusal(bank, TRANSFER)).isEqualTo(Refusal.full("b"));
            assertThat(bank.bank().ledger().entries("a", 2))
                    .extracting(Entry::kind)
                    .containsExactly(EntryKind.REFUND, EntryKind.TRANSFER_OUT);
            assertThat(List.of(bank.balance("a"), bank.balance("b"))).containsExactly(1000L, Cents.LARGEST_BALANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isFinishedAtTheNextStartWhereverItWasInterrupted(int steps) {
        try (Database database = new Database(directory.resolve("bank.db"))) {
            database.open();
            Ledger ledger = new Ledger(database);
            ledger.open(new Holder("a", "Ada", "ada@example.org"), 1000, "open-a", 1);
            ledger.open(new Holder("b", "Bob", "bob@example.org"), 5, "open-b", 1);
            new TransferJournal(database).begin(TRANSFER);
            if (steps > 0) {
                ledger.append(new Entry("a", 2, TRANSFER.out(), EntryKind.TRANSFER_OUT, -300, 700, 1));
            }
            if (steps > 1) {
                ledger.append(new Entry("b", 2, TRANSFER.in(), EntryKind.TRANSFER_IN, 300, 305, 1));
            }
        }
        try (TestBank bank = new TestBank(directory)) {
            assertThat(bank.notices()).containsExactly("Transfers finished that were interrupted: 1.");
            assertThat(bank.bank().audit().openTransfers()).isZero();
            assertThat(List.of(bank.balance("a"), bank.balance("b"))).containsExactly(700L, 305L);
        }
    }

    @Test
    void goesOnGivingBackAfterAnInterruptionThoughTheTargetCouldTakeItNow() {
        try (Database database = new Database(directory.resolve("bank.db"))) {
            database.open();
            Ledger ledger = new Ledger(database);
            ledger.open(new Holder("a", "Ada", "ada@example.org"), 1000, "open-a", 1);
            ledger.open(new Holder("b", "Bob", "bob@example.org"), 5, "open-b", 1);
            TransferJournal journal = new TransferJournal(database);
            journal.begin(TRANSFER);
            ledger.append(new Entry("a", 2, TRANSFER.out(), EntryKind.TRANSFER_OUT, -300, 700, 1));
            journal.note("t", new State.Returning(Refusal.full("b")));
        }
        try (TestBank bank = new TestBank(directory)) {
            assertThat(List.of(bank.balance("a"), bank.balance("b"))).containsExactly(1000L, 5L);
            assertThat(refusal(bank, TRANSFER)).isEqualTo(Refusal.full("b"));
        }
    }

    @Test
    void conservesMoneyWhileItsProcessesAreKilled() {
        try (TestBank bank = new TestBank(directory).with("a", 100_00).with("b", 0)) {
            int count = 100;
            for (int i = 0; i < count; i++) {
                Transfer transfer = new Transfer("t" + i, "a", "b", 10);
                bank.bank()
                        .node()
                        .spawn(self ->
                                bank.inbox().pid().send(bank.bank().transfers().transfer(transfer)));
                bank.bank().transfers().kill("t" + i / 2);
                bank.bank().accounts().kill(i % 2 == 0 ? "a" : "b");
            }
            for (int i = 0; i < count; i++) {
                assertThat(bank.inbox().receive()).isInstanceOf(Reply.Got.class);
            }
            assertThat(List.of(bank.balance("a"), bank.balance("b"))).containsExactly(90_00L, 10_00L);
            assertThat(bank.bank().audit().isSound()).isTrue();
        }
    }

    private static Refusal refusal(TestBank bank, Transfer transfer) {
        return switch (bank.bank().transfers().transfer(transfer)) {
            case Reply.Refused<Transfer>(Refusal refusal) -> refusal;
            case Reply.Got<Transfer> got -> throw new AssertionError(got);
            case Reply.Unavailable<Transfer> unavailable -> throw new AssertionError(unavailable);
        };
    }
}
