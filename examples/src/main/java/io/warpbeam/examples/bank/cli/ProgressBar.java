package io.warpbeam.examples.bank.cli;

import io.warpbeam.examples.bank.load.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows progress: a bar that moves on a terminal, a line at every tenth elsewhere. One thread at a time. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean moves;
    private int tenths;

    ProgressBar(PrintStream out, boolean moves) {
        this.out = out;
        this.moves = moves;
    }

    /** Whether a person watches. */
    static boolean isWatched(Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return terminal && (ci.isEmpty() || ci.equals("false"));
    }

    void show(Progress progress) {
        if (moves) {
            out.print("\r" + line(progress));
            if (progress.done() == progress.rows()) {
                out.println();
            }
            out.flush();
        } else if (10L * progress.done() / Math.max(1, progress.rows()) > tenths) {
            tenths = Math.toIntExact(10L * progress.done() / progress.rows());
            out.println(line(progress));
        }
    }

    static String line(Progress progress) {
        double part = progress.rows() == 0 ? 1 : (double) progress.done() / progress.rows();
        int full = (int) Math.floor(part * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d of %,d rows, %,d rejected, %,d restarts, %,d rows/s",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                (int) Math.floor(part * 100),
                progress.done(),
                progress.rows(),
                progress.rejected(),
                progress.restarts(),
                progress.rate());
    }
}
