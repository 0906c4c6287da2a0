package io.warpbeam.examples.bank.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where crash reports go: a file beside the data, so that they do not bury what is said to people. */
final class Log {

    private static final int LIMIT = 4 * 1024 * 1024;

    // A logger that nobody refers to may be collected, and its handlers with it.
    private static final Logger ROOT = Logger.getLogger("");

    private Log() {}

    /** Sends what the whole program logs to {@code bank.log} in this directory, which is made if it does not exist. */
    static Path toFileIn(Path directory) {
        Path file = directory.resolve("bank.log");
        try {
            Files.createDirectories(directory);
            FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), LIMIT, 1, true);
            handler.setFormatter(new SimpleFormatter());
            for (Handler other : ROOT.getHandlers()) {
                ROOT.removeHandler(other);
                other.close();
            }
            ROOT.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
