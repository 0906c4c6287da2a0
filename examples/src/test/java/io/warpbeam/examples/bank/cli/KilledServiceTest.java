package io.warpbeam.examples.bank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.cli.SmokeClient.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, in a program of its own that is killed. */
class KilledServiceTest {

    private static final Pattern OPEN = Pattern.compile("The bank is open: http://localhost:(\\d+)/");

    @TempDir
    private Path directory;

    private record Service(Process program, BufferedReader out, SmokeClient client) implements AutoCloseable {

        /** Starts the service and waits until it is open. */
        static Service start(Path directory) throws IOException {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Demo.class.getName(),
                            "--data",
                            directory.resolve("bank").toString(),
                            "--port",
                            "0")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = program.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher open = OPEN.matcher(line);
                if (open.find()) {
                    return new Service(program, out, new SmokeClient(Integer.parseInt(open.group(1))));
                }
            }
            throw new AssertionError("the service ended before it was open");
        }

        Answer answer(String wizard, String text) {
            return client.post("/wizards/" + wizard + "/answer", "{\"answer\":\"" + text + "\"}");
        }

        /** Ends the program at once, with nothing flushed or closed. */
        @Override
        public void close() throws IOException {
            client.close();
            program.destroyForcibly().onExit().join();
            out.close();
        }
    }

    @Test
    void leavesAWizardAtTheQuestionWhereItWas() throws IOException {
        String wizard;
        try (Service service = Service.start(directory)) {
            wizard = service.client().post("/wizards", "").text("wizard");
            assertThat(service.answer(wizard, "Ada").part("question")).containsEntry("field", "email");
        }
        try (Service service = Service.start(directory)) {
            assertThat(service.client().get("/wizards/" + wizard).part("question"))
                    .containsEntry("text", "Where can we write to you, Ada?");
            assertThat(service.answer(wizard, "ada@example.org").part("question"))
                    .containsEntry("field", "deposit");
        }
        try (Service service = Service.start(directory)) {
            Answer opened = service.answer(wizard, "12.50");
            assertThat(opened.text("state")).as("%s", opened).isEqualTo("opened");
            assertThat(opened.part("account")).containsEntry("owner", "Ada").containsEntry("balance", "12.50");
            assertThat(service.client().get("/status").number("wizards")).isZero();
        }
    }
}
