package io.warpbeam.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The results as a page: one file that needs nothing else. */
final class HtmlReport {

    private final String template;

    /**
     * Prepares a page.
     *
     * @param template with the places {@code @facts@} and {@code @charts@}
     */
    HtmlReport(String template) {
        this.template = template;
    }

    String of(Machine machine, List<RowResult> results) {
        String charts = results.stream().map(HtmlReport::chart).collect(Collectors.joining("\n"));
        return template.replace("@facts@", facts(machine)).replace("@charts@", charts);
    }

    private static String facts(Machine machine) {
        StringBuilder facts = new StringBuilder();
        for (Map.Entry<String, String> fact : machine.facts().entrySet()) {
            facts.append("<div><dt>")
                    .append(escaped(fact.getKey()))
                    .append("</dt><dd>")
                    .append(escaped(fact.getValue()))
                    .append("</dd></div>\n");
        }
        return facts.toString();
    }

    private static String chart(RowResult result) {
        Row row = result.row();
        double widest = result.figures().values().stream()
                .mapToDouble(Figures::median)
                .max()
                .orElse(1);
        String bars = Peer.all().stream()
                .filter(peer -> result.of(peer).isPresent())
                .map(peer -> bar(peer, result, widest))
                .collect(Collectors.joining("\n"));
        return """
            <section class="row" id="%s">
            <h2>%s <small>%s</small></h2>
            <p>%s</p>
            %s
            </section>
            """.formatted(
                        escaped(row.name()),
                        escaped(row.name()),
                        row.unit() == Row.Unit.BYTES ? "bytes per process" : "ns per operation",
                        escaped(row.work()),
                        bars);
    }

    private static String bar(Peer peer, RowResult result, double widest) {
        Figures figures = result.of(peer).orElseThrow();
        double scale = 100 / Math.max(widest, Double.MIN_NORMAL);
        double from = clamped(figures.min() * scale);
        double to = clamped(figures.max() * scale);
        return String.format(
                Locale.ROOT,
                """
                <div class="peer %s"><span class="name">%s</span>\
                <span class="track"><span class="bar" style="width:%.1f%%"></span>\
                <span class="spread" style="left:%.1f%%;width:%.1f%%" title="%s to %s"></span></span>\
                <span class="figure">%s</span><span class="ratio">%s</span></div>\
                """,
                peer.key(),
                peer.title(),
                clamped(figures.median() * scale),
                from,
                to - from,
                TextReport.number(figures.min()),
                TextReport.number(figures.max()),
                TextReport.number(figures.median()),
                ratio(peer, result.ratio(peer)));
    }

    private static String ratio(Peer peer, OptionalDouble ratio) {
        return peer == Peer.WARPBEAM || ratio.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f×", ratio.getAsDouble());
    }

    private static double clamped(double percent) {
        return Math.clamp(percent, 0, 100);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
