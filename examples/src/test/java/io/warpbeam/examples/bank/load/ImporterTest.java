package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.examples.bank.TestBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

    @TempDir
    private Path directory;

    @Test
    void tellsWhyEachRowWasRejected() throws IOException {
        Path file = file(
                "T1,open,A,,100.00",
                "T2,open,B,,1.00",
                "T3,transfer,A,B,100.00",
                "T4,withdraw,A,,0.01",
                "T5,deposit,C,,1.00",
                "T6,transfer,B,C,1.00",
                "T1,deposit,A,,1.00",
                "T7,deposit,A,1.00",
                "T8,open,B,,1.00");
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            ImportReport report = run(bank, file, 0);

            assertThat(report.rejections())
                    .containsExactly(
                            new Rejection(5, "Account A holds 0.00, which is less than 0.01."),
                            new Rejection(6, "There is no account C."),
                            new Rejection(7, "There is no account C."),
                            new Rejection(8, "The id T1 is that of line 2."),
                            new Rejection(9, "The line has 4 columns instead of 5."),
                            new Rejection(10, "Account B exists already."));
            assertThat(report.applied()).isEqualTo(3);
            assertThat(report.findings()).isEqualTo(new Findings(101_00, 101_00, 2, List.of()));
            assertThat(bank.balance("B")).isEqualTo(101_00);
        }
    }

    @Test
    void conservesMoneyWhileProcessesAreKilled() throws IOException {
        Path file = generated(4_000);
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            ImportReport report = run(bank, file, 10);

            assertThat(report.findings().problems()).isEmpty();
            assertThat(report.findings().balancesCompared()).isEqualTo(200);
            assertThat(report.applied() + report.rejections().size()).isEqualTo(4_000);
            assertThat(report.kills()).isPositive();
            assertThat(report.restarts()).isPositive();
        }
    }

    @Test
    void appliesNothingTwiceWhenTheSameFileIsLoadedAgain() throws IOException {
        Path file = generated(1_600);
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            ImportReport first = run(bank, file, 0);
            long entries = bank.bank().audit().entries();
            ImportReport second = run(bank, file, 25);

            assertThat(second.rejections()).isEqualTo(first.rejections());
            assertThat(second.applied()).isEqualTo(first.applied());
            assertThat(second.findings().problems()).isEmpty();
            assertThat(second.findings().found()).isEqualTo(first.findings().found());
            assertThat(bank.bank().audit().entries()).isEqualTo(entries);
        }
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        Path file = generated(1_600);
        Path data = directory.resolve("bank");
        try (TestBank bank = new TestBank(data)) {
            assertThatThrownBy(() -> Importer.run(bank.inbox(), bank.bank(), file, Optional.empty(), progress -> {
                        if (progress.done() > 800) {
                            throw new IllegalStateException("pulled the plug");
                        }
                    }))
                    .hasMessage("pulled the plug");
        }
        try (TestBank bank = new TestBank(data)) {
            ImportReport report = run(bank, file, 0);

            ControlTotal control = new ControlTotal();
            TransactionFile.of(file).forEach(control::add);
            assertThat(report.findings().problems()).isEmpty();
            assertThat(report.applied()).isEqualTo((int) control.applied());
            assertThat(report.findings().found())
                    .isEqualTo(control.total().movePointRight(2).longValueExact());
        }
    }

    @Test
    void findsOutWhenMoneyIsMissing() throws IOException {
        Path file = generated(400);
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            ImportReport report = Importer.run(bank.inbox(), bank.bank(), file, Optional.empty(), progress -> {
                if (progress.done() == progress.rows()) {
                    bank.bank()
                            .database()
                            .run(session -> session.change(
                                    "delete from ledger where account = 'A0001' and seq = (select max(seq)"
                                            + " from ledger where account = 'A0001')"));
                }
            });
            assertThat(report.findings().isRight()).isFalse();
            assertThat(report.findings().problems()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void showsProgressToTheEnd() throws IOException {
        Path file = generated(1_000);
        List<Progress> seen = new ArrayList<>();
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            Importer.run(bank.inbox(), bank.bank(), file, Optional.empty(), seen::add);
        }
        assertThat(seen).extracting(Progress::done).isSorted().endsWith(1_000).hasSizeGreaterThan(100);
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "shopping list\n");
        try (TestBank bank = new TestBank(directory.resolve("bank"))) {
            assertThatThrownBy(() -> run(bank, file, 0))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("its first line must be \"id,kind,account,target,amount\"");
        }
    }

    private static ImportReport run(TestBank bank, Path file, int killEvery) throws IOException {
        Optional<Chaos> chaos = killEvery == 0 ? Optional.empty() : Optional.of(new Chaos(bank.bank(), killEvery));
        return Importer.run(bank.inbox(), bank.bank(), file, chaos, progress -> {});
    }

    private Path file(String... rows) throws IOException {
        return Files.writeString(
                directory.resolve("rows.csv"), RowParser.HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    private Path generated(int rows) {
        Path file = directory.resolve("generated.csv");
        TransactionsGenerator.write(file, 5, rows);
        return file;
    }
}
