package io.warpbeam.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.bench.compare.Row.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The peers that every build has, at a little of their work, which each of them checks. */
class PeerRunTest {

    private static final Load LITTLE = new Load(10, 1_000, 2);

    @TempDir
    private Path folder;

    private List<String> command(Peer peer, Row row) {
        Launcher launcher = new Launcher(Path.of("peers"), folder, Optional.empty(), "256m");
        return launcher.command(peer, row);
    }

    static Stream<Peer> peers() {
        return Stream.of(Peer.WARPBEAM, Peer.PEKKO);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void aPeerDoesEveryRowThatItIsSaidToDo(Peer peer) throws IOException, PeerFailedException {
        Map<Row.Flags, List<Row>> rows = Rows.standard().stream()
                .filter(row -> row.peers().contains(peer))
                .collect(Collectors.groupingBy(Row::flags));
        for (List<Row> together : rows.values()) {
            List<Double> figures = new ArrayList<>();
            try (PeerRun run = PeerRun.start(command(peer, together.getFirst()), folder.resolve("log"))) {
                for (Row row : together) {
                    figures.addAll(run.measure(row.program(), little(row)));
                }
            }
            assertThat(figures).hasSize(2 * together.size());
        }
    }

    private static Load little(Row row) {
        boolean whole = row.load().size() == row.load().operations();
        return whole ? new Load(1_000, 1_000, 2) : LITTLE;
    }

    @Test
    void aPeerThatDoesNotKnowTheRowSaysSo() throws IOException {
        Row row = Rows.named("ring");
        try (PeerRun run = PeerRun.start(command(Peer.WARPBEAM, row), folder.resolve("log"))) {
            assertThatThrownBy(() -> run.measure("no-such-row", LITTLE))
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageContaining("no row no-such-row");
        }
    }

    @Test
    void aPeerThatEndsIsAFailureNotAHang() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (PeerRun run = PeerRun.start(List.of(java.toString(), "--version"), folder.resolve("log"))) {
            assertThatThrownBy(() -> run.measure("ring", LITTLE))
                    .isInstanceOf(PeerFailedException.class)
                    .hasMessageContaining("it ended");
        }
    }
}
