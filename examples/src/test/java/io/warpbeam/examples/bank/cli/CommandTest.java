package io.warpbeam.examples.bank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @Test
    void readsWhatIsWanted() {
        assertThat(parse("")).isEqualTo(new Command.Serve(Command.DATA, 8080));
        assertThat(parse("--data x --port 0")).isEqualTo(new Command.Serve(Path.of("x"), 0));
        assertThat(parse("import f.csv")).isEqualTo(new Command.Import(Path.of("f.csv"), false, Command.DATA));
        assertThat(parse("import --chaos f.csv --data d"))
                .isEqualTo(new Command.Import(Path.of("f.csv"), true, Path.of("d")));
        assertThat(parse("generate f.csv")).isEqualTo(new Command.Generate(Path.of("f.csv")));
        assertThat(parse("--smoke")).isEqualTo(new Command.Smoke());
        assertThat(parse("import --help")).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import | import takes one file.",
                "import a b | import takes one file.",
                "import a --port 1 | import takes one file.",
                "generate | generate takes one file.",
                "dance | There is no command dance.",
                "--fast | There is no option --fast.",
                "--data | --data needs a value.",
                "--port x | --port takes a number from 0 to 65535, but is x.",
                "--port 70000 | --port takes a number from 0 to 65535, but is 70000.",
                "--chaos | --chaos goes with import.",
                "--smoke --chaos | --smoke stands alone; it brings its own data and port."
            })
    void saysWhatMakesNoSense(String line, String sentence) {
        assertThat(parse(line)).isEqualTo(new Command.Wrong(sentence));
    }

    private static Command parse(String line) {
        return Command.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
