package io.warpbeam.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path HERE = Path.of("/somewhere");

    private static Options parse(String... words) {
        return Options.parse(List.of(words), HERE);
    }

    @Test
    void withoutOptionsAllRowsAreMeasuredOnAllPeers() {
        Options options = parse();
        assertThat(options.rows()).isEqualTo(Rows.standard());
        assertThat(options.peers()).containsExactly(Peer.values());
        assertThat(options.pace()).isEqualTo(Pace.FULL);
        assertThat(options.json()).isEmpty();
        assertThat(options.html()).isEmpty();
    }

    @Test
    void rowsComeInTheOrderThatWasAskedFor() {
        assertThat(parse("--rows", "spawn,ring@10000,ping-pong").rows())
                .extracting(Row::name)
                .containsExactly("spawn", "ring@10000", "ping-pong");
    }

    @Test
    void filesBelongToTheDirectoryOfTheCaller() {
        Options options = parse("--json", "a.json", "--html", "/tmp/b.html");
        assertThat(options.json()).contains(Path.of("/somewhere/a.json"));
        assertThat(options.html()).contains(Path.of("/tmp/b.html"));
    }

    @Test
    void warpbeamIsAlwaysMeasured() {
        assertThat(parse("--peers", "beam").peers()).containsExactly(Peer.WARPBEAM, Peer.BEAM);
    }

    @Test
    void theNumberOfRoundsCanBeSet() {
        assertThat(parse("--quick", "--rounds", "7").pace()).isEqualTo(Pace.QUICK.withRounds(7));
    }

    @Test
    void anUnknownRowIsAnsweredWithTheRowsThereAre() {
        assertThatThrownBy(() -> parse("--rows", "ping-pong,pung"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no row \"pung\"")
                .hasMessageContaining("ping-pong, ping-pong-blocking")
                .hasMessageContaining("memory@1000000");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("no option \"--fast\"");
        assertThatThrownBy(() -> parse("--json")).hasMessageContaining("--json needs a value");
        assertThatThrownBy(() -> parse("--json", "--quick")).hasMessageContaining("--json needs a value");
        assertThatThrownBy(() -> parse("--rows", ",")).hasMessageContaining("--rows needs");
        assertThatThrownBy(() -> parse("--rounds", "0")).hasMessageContaining("at least 1, but is 0");
        assertThatThrownBy(() -> parse("--peers", "akka")).hasMessageContaining("no peer \"akka\"");
    }
}
