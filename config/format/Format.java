import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources of the repository, or checks that they are formatted.
 *
 * <p>Usage: {@code java Format.java check|apply <root>}. It runs on the JDK that compiles the sources, because
 * palantir-java-format parses with the javac of the JDK it runs on.
 */
final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    /** What became of one file. */
    private sealed interface Outcome {
        record Clean() implements Outcome {}

        record Changed(Path file, String text) implements Outcome {}

        record Unreadable(Path file, String problem) implements Outcome {}
    }

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean apply = switch (args[0]) {
            case "apply" -> true;
            case "check" -> false;
            default -> throw new IllegalArgumentException("mode must be check or apply: " + args[0]);
        };
        Path root = Path.of(args[1]).toRealPath();
        List<Outcome> outcomes;
        try (Stream<Path> files = Files.find(root, 32, (file, _) -> isSource(root.relativize(file)))) {
            outcomes = files.sorted().parallel().map(Format::format).toList();
        }
        int failures = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Clean() -> {}
                case Outcome.Changed(Path file, String text)
                when apply -> {
                    Files.writeString(file, text);
                    System.out.println("formatted " + root.relativize(file));
                }
                case Outcome.Changed(Path file, var _) -> {
                    failures++;
                    System.err.println("not formatted (run .ci/format): " + root.relativize(file));
                }
                case Outcome.Unreadable(Path file, String problem) -> {
                    failures++;
                    System.err.println("cannot format " + root.relativize(file) + ":" + problem);
                }
            }
        }
        if (failures > 0) {
            System.exit(1);
        }
    }

    private static boolean isSource(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.equals("target") || name.equals(".git")) {
                return false;
            }
        }
        return file.toString().endsWith(".java");
    }

    private static Outcome format(Path file) {
        try {
            String before = Files.readString(file);
            String after = FORMATTER.formatSourceAndFixImports(before);
            return before.equals(after) ? new Outcome.Clean() : new Outcome.Changed(file, after);
        } catch (FormatterException e) {
            String problem = e.getMessage();
            // The formatter does not know the pattern `_`; `var _` means the same.
            String advice = problem.contains("expected token: '_'") ? " (write `var _` in a record pattern)" : "";
            return new Outcome.Unreadable(file, problem + advice);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
