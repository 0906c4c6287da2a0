package io.warpbeam.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTest {

    @TempDir
    private Path directory;

    @Test
    void closesTheLedgerLastAndLeavesItsFiles() {
        TestBank bank = new TestBank(directory).with("a", 100);
        bank.deposit("a", "t", 1);
        bank.close();

        assertThat(bank.notices()).containsExactly("The ledger is closed.");
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("bank.db", "wizards.journal", "wizards.journal.lock");
        try (TestBank again = new TestBank(directory)) {
            assertThat(again.balance("a")).isEqualTo(101);
        }
    }

    @Test
    void saysWhyItDoesNotOpenOnTheDataOfAnother() {
        try (TestBank _ = new TestBank(directory)) {
            assertThatThrownBy(() -> new TestBank(directory))
                    .isInstanceOf(BankClosedException.class)
                    .hasMessageStartingWith("The bank did not open: ")
                    .hasMessageContaining("is another bank running on it?");
        }
    }

    @Test
    void goesOnWhenTheKeeperOfTheLedgerIsKilled() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            bank.bank().node().whereis("ledger").orElseThrow().sendExit(ExitReason.KILL);
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(bank.bank().incidents().restarts()).isEqualTo(1));

            assertThat(bank.deposit("a", "t", 1)).isInstanceOf(Reply.Got.class);
            assertThat(bank.balance("a")).isEqualTo(101);
        }
    }

    @Test
    void goesOnWhenTheSupervisorOfTheAccountsIsKilled() {
        try (TestBank bank = new TestBank(directory).with("a", 100)) {
            bank.deposit("a", "t", 1);
            bank.bank().node().whereis("accounts").orElseThrow().sendExit(ExitReason.KILL);

            assertThat(bank.deposit("a", "u", 1)).isInstanceOf(Reply.Got.class);
            assertThat(bank.balance("a")).isEqualTo(102);
        }
    }

    @Test
    void quotesRatesThroughTheFailuresOfTheWorker() {
        try (TestBank bank = new TestBank(directory)) {
            int answers = 0;
            for (int i = 0; bank.bank().incidents().restarts() < 5 && i < 10_000; i++) {
                if (bank.bank().rates().current() instanceof Reply.Got<Quote>(Quote quote)) {
                    assertThat(quote.rates()).containsOnlyKeys("CHF", "GBP", "JPY", "USD");
                    answers++;
                }
            }
            assertThat(bank.bank().incidents().restarts()).isGreaterThanOrEqualTo(5);
            assertThat(answers).isPositive();
        }
    }
}
