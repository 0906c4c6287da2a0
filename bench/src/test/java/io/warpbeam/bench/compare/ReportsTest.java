package io.warpbeam.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class ReportsTest {

    private static final Machine MACHINE = new Machine(new LinkedHashMap<>(Map.of("cpu", "<fast> & \"loose\"")));

    private static final RowResult RING = new RowResult(
            Rows.named("ring"),
            Map.of(
                    Peer.WARPBEAM, new Figures(20, 19, 25),
                    Peer.BEAM, new Figures(165, 160, 187),
                    Peer.PEKKO, new Figures(52, 49, 60),
                    Peer.PEKKO_TUNED, new Figures(50, 48, 70),
                    Peer.KOTLIN, new Figures(98.126, 90, 120)));

    private static final RowResult SELECTIVE = new RowResult(
            Rows.named("selective"),
            Map.of(Peer.WARPBEAM, new Figures(2000, 1900, 2100), Peer.BEAM, new Figures(1000, 900, 1100)));

    private static final RowResult MEMORY =
            new RowResult(Rows.named("memory"), Map.of(Peer.WARPBEAM, new Figures(301, 300, 302)));

    private static final List<RowResult> RESULTS = List.of(RING, SELECTIVE, MEMORY);

    private static Map<String, Object> figures(double median, double min, double max) {
        return Map.of("median", median, "min", min, "max", max);
    }

    @Test
    void theFiguresForMachinesHaveTheAgreedShape() {
        Map<String, Object> report = JSON.std.mapFrom(JsonReport.of(MACHINE, RESULTS));
        assertThat(report.get("rows"))
                .isEqualTo(List.of(
                        Map.of(
                                "row", "ring",
                                "unit", "ns",
                                "warpbeam", figures(20.0, 19.0, 25.0),
                                "beam", figures(165.0, 160.0, 187.0),
                                "pekko", figures(50.0, 48.0, 70.0),
                                "kotlin", figures(98.13, 90.0, 120.0),
                                "ratio", Map.of("beam", 8.25, "pekko", 2.5)),
                        Map.of(
                                "row", "selective",
                                "unit", "ns",
                                "warpbeam", figures(2000.0, 1900.0, 2100.0),
                                "beam", figures(1000.0, 900.0, 1100.0),
                                "ratio", Map.of("beam", 0.5)),
                        Map.of(
                                "row",
                                "memory",
                                "unit",
                                "bytes",
                                "warpbeam",
                                figures(301.0, 300.0, 302.0),
                                "ratio",
                                Map.of())));
        assertThat(report.get("machine")).isEqualTo(MACHINE.facts());
        assertThat(report.get("pekko"))
                .isEqualTo(List.of(Map.of(
                        "row", "ring",
                        "default", figures(52.0, 49.0, 60.0),
                        "tuned", figures(50.0, 48.0, 70.0))));
    }

    @Test
    void theTableMarksWhatMissesItsGoal() {
        List<String> lines =
                new TextReport(Peer.all()).of(MACHINE, RESULTS).lines().toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ring ")
                        .contains("20 (19-25) ", "165 (160-187)", "  8.25 ", "  2.50 ")
                        .doesNotContain("!"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("selective ").contains("0.50!", "-"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("memory ").contains("301 (300-302)!"));
    }

    @Test
    void thePageShowsEveryFigureAndNeedsNoNetwork() throws IOException {
        String template = Files.readString(Path.of("src/main/resources/io/warpbeam/bench/compare/page.html"));
        String page = new HtmlReport(template).of(MACHINE, RESULTS);
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("&lt;fast&gt; &amp; &quot;loose&quot;", ">ring ", ">selective ", "8.3×", ">165<")
                .doesNotContain("http", "src=", "<link", "@charts@", "@facts@", "<fast>");
    }

    @Test
    void thePekkoOfTheRatioIsTheBetterOne() {
        assertThat(RING.betterPekko()).contains(Peer.PEKKO_TUNED);
        assertThat(RING.ratioToPekko()).hasValue(2.5);
        assertThat(SELECTIVE.ratioToPekko()).isEmpty();
    }
}
