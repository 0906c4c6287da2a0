package io.warpbeam.examples.bank.cli;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Substrate.ThreadKind;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.BankSettings;
import io.warpbeam.examples.bank.web.HttpService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the service until somebody stops it.
 *
 * @param data where the bank keeps its data
 * @param port the first port to try
 * @param out for people
 */
record Serving(Path data, int port, PrintStream out) {

    int run() {
        Path log = Log.toFileIn(data);
        Bank bank = Bank.open(BankSettings.in(data, out::println));
        AtomicBoolean closing = new AtomicBoolean();
        Runnable close = () -> {
            closing.set(true);
            bank.close();
            out.println("The bank is closed.");
        };
        Runtime.getRuntime().addShutdownHook(bank.node().substrate().newThread(ThreadKind.PLATFORM, "close", close));
        try (Inbox inbox = bank.node().inbox()) {
            int found = HttpService.open(bank, port, out::println);
            out.println("The bank is open: http://localhost:" + found + "/");
            out.println("Its data is in " + data + ", its crash reports in " + log + ". Ctrl-C closes it.");
            inbox.monitor(bank.tree().pid());
            inbox.receive(Down.class::isInstance);
        }
        if (!closing.get()) {
            out.println("The bank gave up; " + log + " says why.");
        }
        return 1;
    }
}
