package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs rows on peers. Each peer is a fresh process per row, is warmed up, and then they take turns, round by round, so
 * that what disturbs the machine for a while disturbs them all. A peer that fails is left out of the row.
 */
final class Comparison {

    private final Launcher launcher;
    private final List<Peer> peers;
    private final Pace pace;
    private final Consumer<String> progress;
    private final List<String> failures = new ArrayList<>();

    /** A peer at a row, and what it has measured so far. */
    private record Contestant(Peer peer, PeerRun run, List<Double> samples) {}

    /** A step of one contestant. */
    @FunctionalInterface
    private interface Turn {
        void take(Contestant contestant) throws PeerFailedException;
    }

    /**
     * Prepares a comparison.
     *
     * @param launcher starts the peers
     * @param peers to be compared, where they can do a row
     * @param pace how long each row is measured
     * @param progress hears what is under way
     */
    Comparison(Launcher launcher, List<Peer> peers, Pace pace, Consumer<String> progress) {
        this.launcher = launcher;
        this.peers = List.copyOf(peers);
        this.pace = pace;
        this.progress = progress;
    }

    /** {@return what went wrong so far, a sentence each} */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** {@return what each peer took for a row} */
    RowResult run(Row row) throws IOException {
        Load load = pace.of(row);
        List<Contestant> contestants = new ArrayList<>();
        try {
            for (Peer peer : peers) {
                if (row.peers().contains(peer)) {
                    contestants.add(new Contestant(peer, start(peer, row), new ArrayList<>()));
                }
            }
            progress.accept(row.name() + ": warm-up");
            inTurn(row, contestants, contestant -> contestant.run().warmUp(row.program(), load, pace.warmUp()));
            for (int round = 1; round <= pace.rounds(); round++) {
                progress.accept(row.name() + ": round " + round + " of " + pace.rounds());
                inTurn(
                        row,
                        contestants,
                        contestant ->
                                contestant.samples().addAll(contestant.run().measure(row.program(), load)));
                Collections.rotate(contestants, -1); // nobody is always first
            }
        } finally {
            contestants.forEach(contestant -> contestant.run().close());
        }
        Map<Peer, Figures> figures = new EnumMap<>(Peer.class);
        contestants.forEach(contestant -> figures.put(contestant.peer(), Figures.of(contestant.samples())));
        return new RowResult(row, figures);
    }

    private void inTurn(Row row, List<Contestant> contestants, Turn turn) {
        for (Contestant contestant : List.copyOf(contestants)) {
            try {
                turn.take(contestant);
            } catch (PeerFailedException e) {
                failures.add(contestant.peer().title() + " failed at " + row.name() + ": " + e.getMessage());
                contestants.remove(contestant);
                contestant.run().close();
            }
        }
    }

    private PeerRun start(Peer peer, Row row) throws IOException {
        return PeerRun.start(launcher.command(peer, row), launcher.log(peer, row));
    }
}
