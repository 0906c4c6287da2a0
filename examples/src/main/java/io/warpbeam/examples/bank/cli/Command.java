package io.warpbeam.examples.bank.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the person at the command line wants. */
sealed interface Command {

    /** Where the data is unless said otherwise. */
    Path DATA = Path.of(".warpbeam", "bank");

    /** The first port tried unless said otherwise. */
    int PORT = 8080;

    /** Open the bank and its door. */
    record Serve(Path data, int port) implements Command {}

    /** Load a file. */
    record Import(Path file, boolean chaos, Path data) implements Command {}

    /** Make a file. */
    record Generate(Path file) implements Command {}

    /** Do everything once. */
    record Smoke() implements Command {}

    /** Explain. */
    record Help() implements Command {}

    /** Something else. */
    record Wrong(String sentence) implements Command {}

    /** Reads the words of a command line. */
    static Command parse(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            return new Help();
        }
        List<String> plain = new ArrayList<>();
        boolean chaos = false;
        boolean smoke = false;
        Optional<String> data = Optional.empty();
        Optional<String> port = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean takesValue = word.equals("--data") || word.equals("--port");
            if (takesValue && i + 1 == words.size()) {
                return new Wrong(word + " needs a value.");
            }
            switch (word) {
                case "--chaos" -> chaos = true;
                case "--smoke" -> smoke = true;
                case "--data" -> data = Optional.of(words.get(++i));
                case "--port" -> port = Optional.of(words.get(++i));
                default -> {
                    if (word.startsWith("-")) {
                        return new Wrong("There is no option " + word + ".");
                    }
                    plain.add(word);
                }
            }
        }
        return new Words(plain, chaos, smoke, data, port).command();
    }

    /** The words, sorted. */
    record Words(List<String> plain, boolean chaos, boolean smoke, Optional<String> data, Optional<String> port) {

        Command command() {
            try {
                return smoke ? everything() : plain.isEmpty() ? serve() : named(plain.getFirst());
            } catch (InvalidPathException e) {
                return new Wrong("That is not a path: " + e.getInput());
            }
        }

        private Command everything() {
            return plain.isEmpty() && !chaos && data.isEmpty() && port.isEmpty()
                    ? new Smoke()
                    : new Wrong("--smoke stands alone; it brings its own data and port.");
        }

        private Command serve() {
            if (chaos) {
                return new Wrong("--chaos goes with import.");
            }
            String number = port.orElse(String.valueOf(PORT));
            return number.matches("[0-9]{1,5}") && Integer.parseInt(number) <= 65_535
                    ? new Serve(path(), Integer.parseInt(number))
                    : new Wrong("--port takes a number from 0 to 65535, but is " + number + ".");
        }

        private Command named(String name) {
            return switch (name) {
                case "import" ->
                    plain.size() == 2 && port.isEmpty()
                            ? new Import(Path.of(plain.get(1)), chaos, path())
                            : new Wrong("import takes one file.");
                case "generate" ->
                    plain.size() == 2 && !chaos && port.isEmpty() && data.isEmpty()
                            ? new Generate(Path.of(plain.get(1)))
                            : new Wrong("generate takes one file.");
                default -> new Wrong("There is no command " + name + ".");
            };
        }

        private Path path() {
            return data.map(Path::of).orElse(DATA);
        }
    }
}
