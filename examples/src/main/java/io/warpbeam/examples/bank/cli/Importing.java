package io.warpbeam.examples.bank.cli;

import io.warpbeam.actors.Inbox;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.BankSettings;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.load.Chaos;
import io.warpbeam.examples.bank.load.Findings;
import io.warpbeam.examples.bank.load.ImportReport;
import io.warpbeam.examples.bank.load.Importer;
import io.warpbeam.examples.bank.load.Rejection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Loads a file and reports.
 *
 * @param file to be loaded
 * @param chaos whether processes are killed meanwhile
 * @param data where the bank keeps its data
 * @param out for people
 */
record Importing(Path file, boolean chaos, Path data, PrintStream out) {

    /** One process is killed in so many rows. */
    static final int KILL_EVERY = 200;

    /** So many rejected rows are printed in full. */
    private static final int SHOWN = 200;

    int run() throws IOException {
        Log.toFileIn(data);
        try (Bank bank = Bank.open(BankSettings.in(data, out::println));
                Inbox inbox = bank.node().inbox()) {
            out.println("Importing " + file + " into " + data + (chaos ? ", killing processes at random." : "."));
            ProgressBar bar = new ProgressBar(out, ProgressBar.isWatched(System.getenv()));
            Optional<Chaos> killer = chaos ? Optional.of(new Chaos(bank, KILL_EVERY)) : Optional.empty();
            ImportReport report = Importer.run(inbox, bank, file, killer, bar::show);
            print(report, out);
            return report.findings().isRight() ? 0 : 1;
        }
    }

    /** Tells what an import came to. */
    static void print(ImportReport report, PrintStream out) {
        List<Rejection> rejections = report.rejections();
        rejections.stream()
                .limit(SHOWN)
                .forEach(rejection -> out.println("line " + rejection.line() + " rejected: " + rejection.reason()));
        if (rejections.size() > SHOWN) {
            out.println("... and " + (rejections.size() - SHOWN) + " more");
        }
        line(out, "rows applied", report.applied());
        line(out, "rows rejected", rejections.size());
        line(out, "rows a second", report.rate());
        line(out, "restarts", report.restarts());
        if (report.kills() > 0) {
            line(out, "processes killed", report.kills());
        }
        Findings findings = report.findings();
        out.println("control total      expected " + Cents.grouped(findings.expected()) + ", found "
                + Cents.grouped(findings.found()));
        if (findings.balancesCompared() > 0) {
            line(out, "balances compared", findings.balancesCompared());
        }
        findings.problems().forEach(problem -> out.println("WRONG: " + problem));
        if (findings.isRight()) {
            out.println("The books are right.");
        }
    }

    private static void line(PrintStream out, String what, long number) {
        out.println(String.format(Locale.ROOT, "%-18s %,12d", what, number));
    }
}
