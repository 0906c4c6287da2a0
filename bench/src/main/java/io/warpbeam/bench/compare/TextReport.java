package io.warpbeam.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The results as a table of text. */
final class TextReport {

    private final List<Peer> peers;

    TextReport(List<Peer> peers) {
        this.peers = List.copyOf(peers);
    }

    /** {@return the table, with a line for the machine} */
    String of(Machine machine, List<RowResult> results) {
        List<List<String>> lines = new ArrayList<>();
        List<Peer> present = peers.stream()
                .filter(peer ->
                        results.stream().anyMatch(result -> result.of(peer).isPresent()))
                .toList();
        lines.add(header(present));
        results.forEach(result -> lines.add(line(present, result)));
        return "Warpbeam and its peers: per operation, median (min-max).\n"
                + "An x column says how many times less Warpbeam takes; ! marks what misses its goal.\n"
                + machine.line() + "\n\n" + aligned(lines);
    }

    private static List<String> header(List<Peer> present) {
        List<String> header = new ArrayList<>(List.of("row", "unit"));
        present.forEach(peer -> header.add(peer.title()));
        header.addAll(List.of("x BEAM", "x Pekko", "x Kotlin"));
        return header;
    }

    private static List<String> line(List<Peer> present, RowResult result) {
        Row row = result.row();
        List<String> line = new ArrayList<>(List.of(row.name(), row.unit().symbol()));
        for (Peer peer : present) {
            String missed = peer == Peer.WARPBEAM && exceeds(result) ? "!" : "";
            line.add(result.of(peer).map(TextReport::text).orElse("-") + missed);
        }
        line.add(ratio(result.ratio(Peer.BEAM), row.goal().beam()));
        line.add(ratio(result.ratioToPekko(), row.goal().pekko()));
        line.add(ratio(result.ratio(Peer.KOTLIN), 0));
        return line;
    }

    private static boolean exceeds(RowResult result) {
        double atMost = result.row().goal().atMost();
        return atMost > 0
                && result.of(Peer.WARPBEAM)
                        .filter(figures -> figures.median() > atMost)
                        .isPresent();
    }

    private static String text(Figures figures) {
        return number(figures.median()) + " (" + number(figures.min()) + "-" + number(figures.max()) + ")";
    }

    /** {@return a figure with as many places as help} */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }

    private static String ratio(OptionalDouble ratio, double goal) {
        if (ratio.isEmpty()) {
            return "-";
        }
        double found = ratio.getAsDouble();
        return String.format(Locale.ROOT, found < 10 ? "%.2f" : "%.0f", found) + (found < goal ? "!" : "");
    }

    private static String aligned(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        lines.forEach(line -> Arrays.setAll(
                widths, column -> Math.max(widths[column], line.get(column).length())));
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String format = column == 0 ? "%-" + widths[column] + "s" : "  %" + widths[column] + "s";
                text.append(String.format(Locale.ROOT, format, line.get(column)));
            }
            table.append(text).append('\n');
        }
        return table.toString();
    }
}
