package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of links against a map that is known to be right. */
class LinksTest extends WithNode {

    private static final EventHandler NOTHING = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    private final ProcessTable table = new ProcessTable();
    private final Links links = new Links();

    private LocalProcess peer() {
        return new EventProcess((LocalNode) node, table.place(null), null, SpawnOptions.DEFAULT, NOTHING);
    }

    private List<LocalProcess> peers(int count) {
        List<LocalProcess> peers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            peers.add(peer());
        }
        return peers;
    }

    private List<LocalProcess> active() {
        List<LocalProcess> active = new ArrayList<>();
        links.forEachActive(active::add);
        return active;
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 5", "4, 8", "5, 40", "6, 1000", "7, 20000"})
    void holdsWhatAMapHolds(long seed, int count) {
        Random random = new Random(seed);
        List<LocalProcess> peers = peers(count);
        Map<LocalProcess, Object> model = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            LocalProcess peer = peers.get(random.nextInt(count));
            boolean growing = i / 10_000 % 2 == 0;
            switch (random.nextInt(growing ? 4 : 6)) {
                case 0, 1 -> {
                    links.put(peer, peer);
                    model.put(peer, peer);
                }
                case 2 -> {
                    Object going = new Links.Other(peer, i);
                    links.put(peer, going);
                    model.put(peer, going);
                }
                default -> assertThat(links.remove(peer)).isSameAs(model.remove(peer));
            }
            assertThat(links.get(peer)).isSameAs(model.get(peer));
        }
        peers.forEach(peer -> assertThat(links.get(peer)).isSameAs(model.get(peer)));
        assertThat(active())
                .containsExactlyInAnyOrderElementsOf(model.keySet().stream()
                        .filter(peer -> Links.isActive(model.get(peer)))
                        .toList());
        peers.forEach(links::remove);
        peers.forEach(peer -> assertThat(links.get(peer)).isNull());
        assertThat(active()).isEmpty();
    }

    @Test
    void showsEveryLinkThatIsInForceAllTheWhileOnceToOtherThreads() {
        List<LocalProcess> peers = peers(400);
        Set<LocalProcess> lasting = new HashSet<>();
        for (int i = 0; i < peers.size(); i += 4) {
            links.put(peers.get(i), peers.get(i));
            lasting.add(peers.get(i));
        }
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int looks = 0;
            while (!done.get() || looks < 100) {
                List<LocalProcess> seen = active();
                seen.retainAll(lasting);
                assertThat(seen).doesNotHaveDuplicates().hasSize(lasting.size());
                looks++;
            }
            return looks;
        });
        Random random = new Random(7);
        for (int i = 0; i < 2_000_000; i++) {
            LocalProcess peer = peers.get(random.nextInt(peers.size()));
            if (!lasting.contains(peer)) {
                if (random.nextBoolean()) {
                    links.put(peer, peer);
                } else {
                    links.remove(peer);
                }
            }
        }
        done.set(true);
        assertThat(reader.join()).isPositive();
    }
}
