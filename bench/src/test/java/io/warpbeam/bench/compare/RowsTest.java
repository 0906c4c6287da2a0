package io.warpbeam.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Path PEERS = Path.of("peers");

    @Test
    void everyRowIsThereOnce() {
        List<String> names = Rows.standard().stream().map(Row::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "ping-pong",
                        "ping-pong-blocking",
                        "pairs",
                        "ring",
                        "fan-in",
                        "spawn",
                        "spawn-blocking",
                        "crowd",
                        "skynet",
                        "big",
                        "chameneos",
                        "banking",
                        "call",
                        "call-100",
                        "cast",
                        "selective",
                        "down",
                        "exit-storm",
                        "timers",
                        "coroutine-step",
                        "coroutine-step-carriers",
                        "coroutine-step-fast",
                        "async-resume",
                        "async-resume-carriers",
                        "suspended-memory",
                        "memory",
                        "memory-blocking");
    }

    @Test
    void theScaledRowsGrowToAMillion() {
        assertThat(Rows.scaled())
                .extracting(row -> row.load().size())
                .containsOnly(1_000, 10_000, 100_000, 1_000_000)
                .hasSize(16);
    }

    /** A row that a peer is said to do is in the list of its programs. */
    @Test
    void everyPeerHasTheProgramsOfItsRows() throws IOException {
        String warpbeam = Files.readString(PEERS.resolve("warpbeam/WarpbeamPeer.java"));
        String pekko = Files.readString(PEERS.resolve("pekko/PekkoPeer.java"));
        String kotlin = Files.readString(PEERS.resolve("kotlin/KotlinPeer.kt"));
        String jdk = Files.readString(PEERS.resolve("jdk/JdkPeer.java"));
        try (Stream<Path> files = Files.list(PEERS.resolve("erlang"))) {
            Set<String> erlang =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(Stream.concat(Rows.standard().stream(), Rows.scaled().stream()))
                    .allSatisfy(row -> {
                        String quoted = '"' + row.program() + '"';
                        assertThat(warpbeam).contains(quoted);
                        assertThat(erlang).contains(row.program().replace('-', '_') + ".erl");
                        assertThat(pekko.contains(quoted))
                                .as("Pekko at %s", row.name())
                                .isEqualTo(row.peers().contains(Peer.PEKKO));
                        assertThat(kotlin.contains(quoted))
                                .as("Kotlin at %s", row.name())
                                .isEqualTo(row.peers().contains(Peer.KOTLIN));
                        assertThat(jdk.contains(quoted))
                                .as("the JDK at %s", row.name())
                                .isEqualTo(row.peers().contains(Peer.JDK));
                    });
        }
    }
}
