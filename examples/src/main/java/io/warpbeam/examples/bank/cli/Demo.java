package io.warpbeam.examples.bank.cli;

import io.warpbeam.examples.bank.BankClosedException;
import io.warpbeam.examples.bank.load.BadFileException;
import io.warpbeam.examples.bank.load.ImportStoppedException;
import io.warpbeam.examples.bank.load.TransactionsGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program behind {@code ./demo}. Exit status 0 when all went well, 1 when something went wrong, 2 when the command
 * line makes no sense.
 */
public final class Demo {

    private Demo() {}

    /** Runs the program. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            return switch (Command.parse(words)) {
                case Command.Serve(Path data, int port) -> new Serving(data, port, out).run();
                case Command.Import(Path file, boolean chaos, Path data) -> new Importing(file, chaos, data, out).run();
                case Command.Generate(Path file) -> generate(file, out);
                case Command.Smoke() -> new Smoke(out).run();
                case Command.Help() -> {
                    out.print(help());
                    yield 0;
                }
                case Command.Wrong(String sentence) -> {
                    err.println(sentence + " Try ./demo --help.");
                    yield 2;
                }
            };
        } catch (BankClosedException | BadFileException | ImportStoppedException e) {
            err.println(e.getMessage());
            return 1;
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
            return 1;
        } catch (IOException e) {
            err.println("Reading or writing failed: " + e);
            return 1;
        } catch (UncheckedIOException e) {
            err.println("Reading or writing failed: " + e.getCause());
            return 1;
        }
    }

    private static String help() throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream("help.txt")) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int generate(Path file, PrintStream out) {
        TransactionsGenerator.write(file, TransactionsGenerator.SHIPPED_SEED, TransactionsGenerator.SHIPPED_ROWS);
        out.println("Wrote " + TransactionsGenerator.SHIPPED_ROWS + " rows to " + file + ".");
        return 0;
    }
}
