package io.warpbeam.bench.compare;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What became of one row.
 *
 * @param row which
 * @param figures of the peers that did it
 */
record RowResult(Row row, Map<Peer, Figures> figures) {

    /** Keeps a copy. */
    RowResult {
        figures = Map.copyOf(figures);
    }

    Optional<Figures> of(Peer peer) {
        return Optional.ofNullable(figures.get(peer));
    }

    /** {@return the better dispatcher of Pekko} */
    Optional<Peer> betterPekko() {
        return Stream.of(Peer.PEKKO, Peer.PEKKO_TUNED)
                .filter(figures::containsKey)
                .min((a, b) -> Double.compare(median(a), median(b)));
    }

    /** {@return how many times less Warpbeam takes than a peer; empty when one of them has no figures} */
    OptionalDouble ratio(Peer peer) {
        return figures.containsKey(peer) && figures.containsKey(Peer.WARPBEAM)
                ? OptionalDouble.of(median(peer) / median(Peer.WARPBEAM))
                : OptionalDouble.empty();
    }

    OptionalDouble ratioToPekko() {
        return betterPekko().map(this::ratio).orElse(OptionalDouble.empty());
    }

    private double median(Peer peer) {
        Figures found = figures.get(peer);
        return found == null ? Double.NaN : found.median();
    }
}
