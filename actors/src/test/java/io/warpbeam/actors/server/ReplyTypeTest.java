package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reply of a call is typed, and so is a registry: what does not fit does not compile. */
class ReplyTypeTest {

    private static final String ASK = "record Ask() implements Call<Long> {}\n";

    @Test
    void acceptsAReplyOfTheTypeOfTheCall() throws IOException {
        assertThat(errors("Next<String> next = Next.reply(new Ask(), 1L, \"state\");"))
                .isEmpty();
        assertThat(errors("Next<String> next = Next.stop(ExitReason.NORMAL, new Ask(), 1L, \"state\");"))
                .isEmpty();
        assertThat(errors("boolean first = from.of(new Ask()).reply(1L);")).isEmpty();
        assertThat(errors("long reply = ref.call(new Ask());")).isEmpty();
    }

    @Test
    void refusesAReplyOfAnotherType() throws IOException {
        assertThat(errors("Next<String> next = Next.reply(new Ask(), \"one\", \"state\");"))
                .isNotEmpty();
        assertThat(errors("Next<String> next = Next.stop(ExitReason.NORMAL, new Ask(), \"one\", \"state\");"))
                .isNotEmpty();
        assertThat(errors("boolean first = from.of(new Ask()).reply(\"one\");")).isNotEmpty();
        assertThat(errors("boolean first = from.reply(1L);")).isNotEmpty();
        assertThat(errors("String reply = ref.call(new Ask());")).isNotEmpty();
    }

    @Test
    void refusesAStateOfAnotherType() throws IOException {
        assertThat(errors("Next<String> next = Next.reply(new Ask(), 1L, 2);")).isNotEmpty();
        assertThat(errors("Next<String> next = Next.noReply(2);")).isNotEmpty();
    }

    @Test
    @Tag("E37")
    void refusesToUpdateAValueOrToUseAKeyAsANameWhereAKeyHasManyHolders() throws IOException {
        String topics = "DuplicateRegistry<String, Integer> topics = Registry.duplicate(node, \"topics\", 0); ";
        assertThat(errors(topics + "topics.register(\"news\", 1);")).isEmpty();
        assertThat(errors(topics + "topics.updateValue(\"news\", old -> old + 1);"))
                .isNotEmpty();
        assertThat(errors(topics + "Name news = topics.name(\"news\");")).isNotEmpty();
    }

    @TempDir
    private Path output;

    private List<String> errors(String statement) throws IOException {
        String source = """
            import io.warpbeam.actors.*;
            import io.warpbeam.actors.server.*;
            class Snippet {
                %s
                static void run(From<?> from, ServerRef ref, Node node) {
                    %s
                }
            }
            """.formatted(ASK, statement);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", output.toString(), "-classpath", System.getProperty("java.class.path"));
            compiler.getTask(new StringWriter(), files, found, options, null, List.of(new Source(source)))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
