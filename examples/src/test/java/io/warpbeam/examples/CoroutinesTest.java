package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.EngineKind;
import io.warpbeam.coroutine.Generator;
import io.warpbeam.coroutine.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the page on coroutines. */
class CoroutinesTest {

    // @start region="wizard"
    record User(String name, String email) {}

    static final Coroutine<String, String, User> SIGN_UP = co -> {
        String name = co.yield("name?");
        String email = co.yield("email?");
        while (!email.contains("@")) {
            email = co.yield("that is no address; email?");
        }
        return new User(name, email);
    };

    // @end

    // @start region="process"
    static User signUp(Self self, List<String> answers) {
        AsyncCoroutine<String> runner = AsyncCoroutine.run(self, "sign-up", SIGN_UP);
        int next = 0;
        while (true) {
            AsyncCoroutine.Message message =
                    (AsyncCoroutine.Message) self.receive(AsyncCoroutine.Message.class::isInstance);
            switch (message.result()) {
                case Outcome.Suspended _ -> runner.resume(answers.get(next++));
                case Outcome.Completed(User user) -> {
                    return user;
                }
                case Outcome other -> throw new IllegalStateException("no sign-up: " + other);
            }
        }
    }

    // @end

    @Test
    void signsUpInAProcess() {
        try (Node node = Node.start("coroutines");
                Inbox self = node.inbox()) {
            assertThat(signUp(self, List.of("Ada", "ada", "ada@example.com")))
                    .isEqualTo(new User("Ada", "ada@example.com"));
        }
    }

    // @start region="steps"
    @Test
    void asksAgainForAnAddress() {
        try (var signUp = SIGN_UP.pending()) {
            var name = (CoroutineState.Suspended<String, String, User>) signUp.run();
            var email = (CoroutineState.Suspended<String, String, User>) name.resume("Ada");
            var again = (CoroutineState.Suspended<String, String, User>) email.resume("ada");
            assertThat(again.value()).startsWith("that is no address");
            assertThat(again.resume("ada@example.com").orThrow()).isEqualTo(new User("Ada", "ada@example.com"));
        }
    }

    // @end

    // @start region="lines"
    static Generator<String> lines(List<Path> files) {
        return Generator.of(out -> {
            for (Path file : files) {
                try (BufferedReader reader = Files.newBufferedReader(file)) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        out.yield(line);
                    }
                }
            }
        });
    }

    // @end

    @Test
    void findsTheFirstError(@TempDir Path folder) throws IOException {
        Path first = Files.write(folder.resolve("a.log"), List.of("fine", "ERROR 1"));
        List<Path> files = List.of(first, folder.resolve("missing.log"));
        // @start region="stream"
        try (Stream<String> lines = lines(files).stream()) {
            assertThat(lines.filter(line -> line.contains("ERROR")).findFirst()).contains("ERROR 1");
        }
        // @end
        List<String> seen = new ArrayList<>();
        // @start region="loop"
        try (var run = lines(files).iterator()) {
            for (String line : run.remaining()) {
                if (line.contains("ERROR")) {
                    break;
                }
                seen.add(line);
            }
        }
        // @end
        assertThat(seen).containsExactly("fine");
    }

    // @start region="tree"
    record Tree(String name, List<Tree> children) {}

    static Generator<String> names(Tree tree) {
        return Generator.of(out -> {
            out.yield(tree.name());
            for (Tree child : tree.children()) {
                out.yieldAll(names(child));
            }
        });
    }

    // @end

    @Test
    void walksATree() {
        Tree tree = new Tree("a", List.of(new Tree("b", List.of(new Tree("c", List.of()))), new Tree("d", List.of())));
        assertThat(names(tree)).containsExactly("a", "b", "c", "d");
        // @start region="fast"
        List<String> names = names(tree).on(EngineKind.FAST).stream().toList();
        // @end
        assertThat(names).containsExactly("a", "b", "c", "d");
    }
}
