package io.warpbeam.examples.bank.cli;

import io.warpbeam.actors.Inbox;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.BankSettings;
import io.warpbeam.examples.bank.cli.SmokeClient.Answer;
import io.warpbeam.examples.bank.ledger.Audit;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.load.Chaos;
import io.warpbeam.examples.bank.load.ImportReport;
import io.warpbeam.examples.bank.load.Importer;
import io.warpbeam.examples.bank.load.TransactionsGenerator;
import io.warpbeam.examples.bank.web.HttpService;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Does all that the demo can do once, from the outside where it has an outside, and checks it. */
final class Smoke {

    private static final Duration WIZARD_IDLE = Duration.ofMillis(1500);
    private static final int MIN_RESTARTS = 100;
    private static final int MOST_RATE_CALLS = 2_000;
    private static final int LAST_REQUESTS = 40;

    private final PrintStream out;
    private final Checks checks;

    Smoke(PrintStream out) {
        this.out = out;
        this.checks = new Checks(out);
    }

    int run() throws IOException {
        Path directory = Files.createTempDirectory("warpbeam-smoke");
        Path data = directory.resolve("bank");
        Path log = Log.toFileIn(directory);
        List<String> notices = new ArrayList<>();
        Total total = firstRun(directory, BankSettings.in(data, notices::add).wizardIdle(WIZARD_IDLE));
        checks.equal(
                "the bank shut down in order",
                List.of("The door is closed; the requests under way have been answered.", "The ledger is closed."),
                notices);
        try (Stream<Path> files = Files.list(data)) {
            List<Path> left = Stream.of("bank.db", "wizards.journal", "wizards.journal.lock")
                    .map(data::resolve)
                    .toList();
            checks.equal("the database was closed cleanly", left, files.sorted().toList());
        }
        secondRun(data, total);
        if (checks.failures() > 0) {
            out.println(checks.failures() + " things are wrong. Data and log are kept: " + directory + ", " + log);
            return 1;
        }
        delete(directory);
        out.println("All is well.");
        return 0;
    }

    private Total firstRun(Path directory, BankSettings settings) throws IOException {
        try (Bank bank = Bank.open(settings);
                Inbox inbox = bank.node().inbox()) {
            load(bank, inbox, file(directory));
            int port = HttpService.open(bank, 0, settings.notices());
            try (SmokeClient client = new SmokeClient(port)) {
                return visit(bank, client, inbox);
            }
        }
    }

    /**
     * What all balances must add up to, in cents: a request that got no answer may have been booked.
     *
     * @param least the sum of what was acknowledged
     * @param most with what was not answered
     */
    private record Total(long least, long most) {

        boolean includes(long cents) {
            return least <= cents && cents <= most;
        }
    }

    private void secondRun(Path data, Total total) {
        try (Bank bank = Bank.open(BankSettings.in(data, _ -> {}))) {
            Audit books = bank.audit();
            checks.that("the total is the same after a restart", total.includes(books.balances()), books);
            checks.that("the books are sound after a restart", books.isSound(), books);
        }
    }

    private void load(Bank bank, Inbox inbox, Path file) throws IOException {
        Chaos chaos = new Chaos(bank, Importing.KILL_EVERY);
        ProgressBar bar = new ProgressBar(out, false);
        ImportReport report = Importer.run(inbox, bank, file, Optional.of(chaos), bar::show);
        Importing.print(report, out);
        checks.that(
                "the books are right after an import under chaos",
                report.findings().isRight());
        checks.that(
                "every row was applied or rejected",
                report.applied() + report.rejections().size() == report.rows());
        checks.that("bad rows were rejected", !report.rejections().isEmpty());
        checks.that(
                "there were at least " + MIN_RESTARTS + " restarts",
                report.restarts() >= MIN_RESTARTS,
                report.restarts());
    }

    private Total visit(Bank bank, SmokeClient client, Inbox inbox) throws IOException {
        long before = bank.audit().balances();
        checks.that("the page is there", client.page().contains("A small bank that keeps its promises"));
        SmokeWizard wizard = new SmokeWizard(client, checks, inbox);
        String ada = wizard.open("Ada", "100");
        String bob = wizard.open("Bob", "50.00");
        wizard.asksAgain();
        wizard.isLeftAlone();
        SmokeMoney money = new SmokeMoney(client, checks, ada, bob);
        money.moves();
        money.refusesNonsense();
        money.survivesKills();
        money.takesManyAtOnce();
        rates(bank, client);
        checks.equal(
                "all books together",
                Cents.format(before + 200_00),
                client.get("/books").text("balances"));
        return closeWhileBusy(bank, client, ada, before + 200_00);
    }

    /** Asks until the worker has failed three times and has answered, which may come in any order. */
    private void rates(Bank bank, SmokeClient client) {
        long before = bank.incidents().restarts();
        int answered = 0;
        int refused = 0;
        for (int call = 0;
                call < MOST_RATE_CALLS && (answered == 0 || bank.incidents().restarts() < before + 3);
                call++) {
            Answer answer = client.get("/rates");
            if (answer.status() == 200 && answer.part("rates").size() == 4) {
                answered++;
            } else if (answer.status() == 503 && answer.json().containsKey("error")) {
                refused++;
            } else {
                checks.that("a call for rates gets an answer or a clear error", false, answer);
            }
        }
        checks.that(
                "rates came through crashes of their worker (" + answered + " answers, " + refused + " clear errors)",
                answered > 0 && bank.incidents().restarts() >= before + 3);
    }

    /**
     * Closes the bank while requests of one cent each are under way. Those that it has begun are booked; those that
     * come later are told so, or find no door.
     */
    private Total closeWhileBusy(Bank bank, SmokeClient client, String account, long before) {
        List<CompletableFuture<Answer>> last = new ArrayList<>();
        for (int i = 0; i < LAST_REQUESTS; i++) {
            last.add(client.postLater("/accounts/" + account + "/deposit", "{\"amount\":\"0.01\"}"));
        }
        CompletableFuture.anyOf(last.toArray(CompletableFuture[]::new)).join();
        bank.close();
        int booked = 0;
        List<Answer> refused = new ArrayList<>();
        int turnedAway = 0;
        int notTaken = 0;
        for (CompletableFuture<Answer> each : last) {
            try {
                Answer answer = each.join();
                if (answer.status() == 200) {
                    booked++;
                } else if (answer.saysClosing()) {
                    turnedAway++;
                } else {
                    refused.add(answer);
                }
            } catch (CompletionException e) {
                notTaken++;
            }
        }
        checks.that(
                "requests under way were answered (" + booked + " booked, " + turnedAway
                        + " told that the bank closes, " + notTaken + " came too late)",
                booked > 0 && refused.isEmpty(),
                refused);
        return new Total(before + booked, before + booked + notTaken);
    }

    private static Path file(Path directory) {
        Path shipped = Path.of(System.getProperty("warpbeam.home", "."), "examples", "data", "transactions.csv");
        if (Files.exists(shipped)) {
            return shipped;
        }
        Path made = directory.resolve("transactions.csv");
        TransactionsGenerator.write(made, TransactionsGenerator.SHIPPED_SEED, TransactionsGenerator.SHIPPED_ROWS);
        return made;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
