package harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Runs rows as the comparison asks for them: a line "row size operations repetitions" on the standard input, one line
 * "measured (nanoseconds or bytes per operation)" per repetition on the standard output. A peer is one such process.
 */
public final class Harness {

    private Harness() {}

    /**
     * Serves until the standard input ends. Blocks.
     *
     * @param rows by name
     * @throws IOException when the standard input fails
     */
    public static void serve(Map<String, Row> rows) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            try {
                repeat(rows, words);
            } catch (Exception | Error e) {
                e.printStackTrace();
                System.out.println("failed " + e.toString().replace('\n', ' '));
            }
        }
    }

    private static void repeat(Map<String, Row> rows, String[] words) throws Exception {
        Row row = rows.get(words[0]);
        if (row == null) {
            throw new IllegalArgumentException("this peer has no row " + words[0]);
        }
        int size = Integer.parseInt(words[1]);
        int operations = Integer.parseInt(words[2]);
        for (int left = Integer.parseInt(words[3]); left > 0; left--) {
            System.gc(); // so that no repetition pays for the garbage of the one before
            double figure = row.run(size, operations) / operations;
            System.out.printf(Locale.ROOT, "measured %.2f%n", figure);
        }
    }

    /**
     * Fails unless the work was really done.
     *
     * @param what is checked
     * @param expected what it must be
     * @param found what it is
     */
    public static void check(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + " must be " + expected + ", but is " + found);
        }
    }
}
