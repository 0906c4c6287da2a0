package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Chains of entries that hold their own neighbours. */
class ChainedTest {

    private static final class Entry extends Chained<Entry> {}

    private volatile Entry newest;

    private Entry add() {
        Entry entry = new Entry();
        newest = entry.addTo(newest);
        return entry;
    }

    private List<Entry> walked() {
        List<Entry> seen = new ArrayList<>();
        assertThat(Chained.walk(newest, seen::add)).isTrue();
        return seen.reversed();
    }

    @Test
    void holdsWhatASetHoldsInTheOrderOfArrival() {
        Random random = new Random(1);
        Set<Entry> model = new LinkedHashSet<>();
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (model.isEmpty() || random.nextInt(100) < 50) {
                Entry entry = add();
                all.add(entry);
                model.add(entry);
            } else {
                Entry entry = all.get(random.nextInt(all.size()));
                assertThat(entry.isChained()).isEqualTo(model.contains(entry));
                if (model.remove(entry)) {
                    newest = entry.removeFrom(newest);
                    assertThat(entry.isChained()).isFalse();
                }
            }
            if (i % 500 == 0) {
                assertThat(walked()).containsExactlyElementsOf(model);
            }
        }
        List<Entry> removed = new ArrayList<>();
        Chained.removeAll(newest, removed::add);
        assertThat(removed).containsExactlyElementsOf(model).noneMatch(Entry::isChained);
    }

    @Test
    void aWalkThatKeepsItsWayMissesNothingThatStays() {
        List<Entry> lasting = new ArrayList<>();
        List<Entry> passing = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            (i % 2 == 0 ? lasting : passing).add(add());
        }
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> walker = CompletableFuture.supplyAsync(() -> {
            int whole = 0;
            while (!done.get() || whole < 10) {
                List<Entry> seen = new ArrayList<>();
                if (Chained.walk(newest, seen::add)) {
                    assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
                    whole++;
                }
            }
            return whole;
        });
        Random random = new Random(2);
        for (int i = 0; i < 1_000_000; i++) {
            int at = random.nextInt(passing.size());
            newest = passing.get(at).removeFrom(newest);
            passing.set(at, add());
        }
        done.set(true);
        assertThat(walker.join()).isPositive();
    }
}
