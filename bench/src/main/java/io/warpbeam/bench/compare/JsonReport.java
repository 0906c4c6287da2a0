package io.warpbeam.bench.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.jr.ob.JSON;

/** The results for machines. A peer that has no figures for a row is left out of it. */
final class JsonReport {

    private JsonReport() {}

    static String of(Machine machine, List<RowResult> results) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("machine", machine.facts());
        report.put("rows", results.stream().map(JsonReport::row).toList());
        report.put(
                "pekko",
                results.stream()
                        .filter(result -> result.betterPekko().isPresent())
                        .map(JsonReport::dispatchers)
                        .toList());
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(report) + "\n";
    }

    private static Map<String, Object> row(RowResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", result.row().name());
        row.put("unit", result.row().unit().symbol());
        put(row, "warpbeam", result.of(Peer.WARPBEAM));
        put(row, "beam", result.of(Peer.BEAM));
        put(row, "pekko", result.betterPekko().flatMap(result::of));
        put(row, "kotlin", result.of(Peer.KOTLIN));
        put(row, "jdk", result.of(Peer.JDK));
        Map<String, Object> ratio = new LinkedHashMap<>();
        put(ratio, "beam", result.ratio(Peer.BEAM));
        put(ratio, "pekko", result.ratioToPekko());
        row.put("ratio", ratio);
        return row;
    }

    /** Both dispatchers of Pekko; the row itself shows the better one. */
    private static Map<String, Object> dispatchers(RowResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", result.row().name());
        put(row, "default", result.of(Peer.PEKKO));
        put(row, "tuned", result.of(Peer.PEKKO_TUNED));
        return row;
    }

    private static void put(Map<String, Object> object, String name, Optional<Figures> figures) {
        figures.ifPresent(found -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("median", rounded(found.median()));
            value.put("min", rounded(found.min()));
            value.put("max", rounded(found.max()));
            object.put(name, value);
        });
    }

    private static void put(Map<String, Object> object, String name, OptionalDouble ratio) {
        ratio.ifPresent(found -> object.put(name, rounded(found)));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
