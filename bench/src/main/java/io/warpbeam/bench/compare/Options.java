package io.warpbeam.bench.compare;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param rows to be measured, in this order
 * @param peers to be measured, where they can do a row; Warpbeam is always among them
 * @param pace how long
 * @param json file for the figures
 * @param html file for the page
 * @param heap of every JVM, as the options {@code -Xms} and {@code -Xmx} want it
 */
record Options(List<Row> rows, List<Peer> peers, Pace pace, Optional<Path> json, Optional<Path> html, String heap) {

    /** The options as read so far. */
    private static final class Draft {
        private List<Row> rows = Rows.standard();
        private List<Peer> peers = Peer.all();
        private Pace pace = Pace.FULL;
        private Optional<Path> json = Optional.empty();
        private Optional<Path> html = Optional.empty();
        private String heap = "3g";
    }

    /**
     * Reads a command line.
     *
     * @param arguments words
     * @param directory to which relative paths belong
     * @throws UsageException when it asks for something that there is not
     */
    static Options parse(List<String> arguments, Path directory) {
        Deque<String> words = new ArrayDeque<>(arguments);
        Draft draft = new Draft();
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            switch (word) {
                case "--rows" ->
                    draft.rows = list(word, words).stream().map(Rows::named).toList();
                case "--scale" -> draft.rows = Rows.scaled();
                case "--peers" ->
                    draft.peers = list(word, words).stream().map(Peer::of).toList();
                case "--quick" -> draft.pace = Pace.QUICK;
                case "--rounds" -> draft.pace = draft.pace.withRounds(count(word, words));
                case "--json" -> draft.json = Optional.of(directory.resolve(value(word, words)));
                case "--html" -> draft.html = Optional.of(directory.resolve(value(word, words)));
                case "--heap" -> draft.heap = value(word, words);
                default -> throw new UsageException("there is no option \"" + word + "\"; see --help");
            }
        }
        List<Peer> peers = Peer.all().stream()
                .filter(peer -> peer == Peer.WARPBEAM || draft.peers.contains(peer))
                .toList();
        return new Options(draft.rows, peers, draft.pace, draft.json, draft.html, draft.heap);
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty() || words.getFirst().startsWith("--")) {
            throw new UsageException(option + " needs a value; see --help");
        }
        return words.removeFirst();
    }

    private static List<String> list(String option, Deque<String> words) {
        List<String> names = Arrays.stream(value(option, words).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new UsageException(option + " needs at least one name");
        }
        return names;
    }

    private static int count(String option, Deque<String> words) {
        String value = value(option, words);
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // falls through to the message that names the rule
        }
        throw new UsageException(option + " must be a number of at least 1, but is " + value);
    }
}
