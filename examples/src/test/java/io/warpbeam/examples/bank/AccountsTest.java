package io.warpbeam.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Pid;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Outcome.Receipt;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    @TempDir
    private Path directory;

    @Test
    void answersARepeatedPostingWithoutBookingItAgain() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            assertThat(bank.deposit("a", "t", 50)).isEqualTo(new Reply.Got<>(new Receipt("a", 2, 150)));
            assertThat(bank.withdraw("a", "u", 150)).isEqualTo(new Reply.Got<>(new Receipt("a", 3, 0)));
            assertThat(bank.deposit("a", "t", 50)).isEqualTo(new Reply.Got<>(new Receipt("a", 2, 150)));
            assertThat(bank.withdraw("a", "u", 150)).isEqualTo(new Reply.Got<>(new Receipt("a", 3, 0)));
            assertThat(bank.deposit("a", "t", 51)).isEqualTo(new Reply.Refused<>(Refusal.idReused("t")));
            assertThat(bank.withdraw("a", "t", 50)).isEqualTo(new Reply.Refused<>(Refusal.idReused("t")));
            assertThat(bank.balance("a")).isZero();
        }
    }

    @Test
    void refusesAnAccountThatWasNeverOpened() {
        try (TestBank bank = new TestBank(directory)) {
            assertThat(bank.deposit("x", "t", 50)).isEqualTo(new Reply.Refused<>(Refusal.unknownAccount("x")));
            assertThat(bank.bank().node().whereis("account:x")).isEmpty();
        }
    }

    @Test
    void recoversTheBalanceWhenItsProcessIsKilled() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            bank.deposit("a", "t", 50);
            Pid before = bank.bank().node().whereis("account:a").orElseThrow();

            assertThat(bank.bank().accounts().kill("a")).isTrue();

            assertThat(bank.deposit("a", "t", 50)).isEqualTo(new Reply.Got<>(new Receipt("a", 2, 150)));
            assertThat(bank.balance("a")).isEqualTo(150);
            assertThat(bank.bank().node().whereis("account:a")).get().isNotEqualTo(before);
        }
    }

    @Test
    void endsAndRecoversWhenAnotherWriterWasFaster() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            bank.deposit("a", "t", 50);
            // What a killed process may still do: its statement was on the way to the database.
            bank.bank().ledger().append(new Entry("a", 3, "late", EntryKind.DEPOSIT, 7, 157, 1));

            assertThat(bank.deposit("a", "u", 1)).isEqualTo(new Reply.Got<>(new Receipt("a", 4, 158)));
            assertThat(bank.bank().audit().isSound()).isTrue();
        }
    }

    @Test
    void answersAPostingThatALateWriterHasBooked() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            bank.deposit("a", "t", 50);
            bank.bank().ledger().append(new Entry("a", 3, "late", EntryKind.DEPOSIT, 7, 157, 1));

            assertThat(bank.deposit("a", "late", 7)).isEqualTo(new Reply.Got<>(new Receipt("a", 3, 157)));
            assertThat(bank.deposit("a", "u", 1)).isEqualTo(new Reply.Got<>(new Receipt("a", 4, 158)));
        }
    }

    @Test
    void startsOneProcessForManyFirstUsers() {
        try (TestBank bank = new TestBank(directory).with("a", 0)) {
            int users = 50;
            for (int i = 0; i < users; i++) {
                String txid = "t" + i;
                bank.bank().node().spawn(self -> bank.inbox().pid().send(bank.deposit("a", txid, 1)));
            }
            for (int i = 0; i < users; i++) {
                assertThat(bank.inbox().receive()).isInstanceOf(Reply.Got.class);
            }
            assertThat(bank.balance("a")).isEqualTo(users);
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedWhileItIsKilledAgainAndAgain() {
        try (TestBank bank = new TestBank(directory).with("a", 0)) {
            int users = 8;
            int each = 60;
            Inbox inbox = bank.inbox();
            for (int i = 0; i < users; i++) {
                String name = "u" + i + "-";
                bank.bank().node().spawn(self -> {
                    for (int n = 0; n < each; n++) {
                        inbox.pid().send(bank.deposit("a", name + n, 1));
                    }
                });
            }
            int acknowledged = 0;
            for (int i = 0; i < users * each; i++) {
                acknowledged += inbox.receive() instanceof Reply.Got<?> ? 1 : 0;
                if (i % 10 == 0) {
                    bank.bank().accounts().kill("a");
                }
            }
            assertThat(acknowledged).isEqualTo(users * each);
            assertThat(bank.balance("a")).isEqualTo(acknowledged);
            assertThat(bank.bank().audit().isSound()).isTrue();
            assertThat(bank.bank().incidents().restarts()).isPositive();
        }
    }

    @Test
    void stopsAnAccountThatNobodyUses() {
        try (TestBank bank =
                new TestBank(directory, settings -> settings.accountIdle(Duration.ofMillis(20))).with("a", 5)) {
            assertThat(bank.balance("a")).isEqualTo(5);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(bank.bank().node().whereis("account:a")).isEmpty());
            assertThat(bank.balance("a")).isEqualTo(5);
            assertThat(bank.bank().incidents().restarts()).isZero();
        }
    }
}
