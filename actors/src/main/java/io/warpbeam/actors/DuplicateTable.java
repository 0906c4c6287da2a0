package io.warpbeam.actors;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keys that any number of processes hold, any number of times. From any thread. */
final class DuplicateTable<K, V> implements KeyTable<K, V> {

    private static final Comparator<HeldKey<?, ?>> OLDEST_FIRST = Comparator.comparingLong(HeldKey::number);

    private final ConcurrentHashMap<K, ConcurrentSkipListSet<HeldKey<K, V>>> keys = new ConcurrentHashMap<>();
    private final LongAdder size = new LongAdder();
    private final AtomicLong numbers = new AtomicLong(1); // zero is what was never taken in
    private final BiConsumer<HeldKey<K, V>, Wakes> gained;
    private final BiConsumer<HeldKey<K, V>, Wakes> lost;

    /** A table that tells of what it takes in and lets go, in order for each key, in the middle of its work. */
    DuplicateTable(BiConsumer<HeldKey<K, V>, Wakes> gained, BiConsumer<HeldKey<K, V>, Wakes> lost) {
        this.gained = gained;
        this.lost = lost;
    }

    /** Adds a registration; false when the owner had ended. See {@link Holdings}. */
    boolean register(HeldKey<K, V> mine) {
        Holder owner = mine.owner;
        owner.holdings().add(mine);
        Wakes wakes = new Wakes();
        try {
            keys.compute(mine.key, (_, known) -> take(mine, known, wakes));
        } finally {
            wakes.run();
        }
        if (owner.isAlive()) {
            return true;
        }
        remove(mine);
        return false;
    }

    private ConcurrentSkipListSet<HeldKey<K, V>> take(
            HeldKey<K, V> mine, @Nullable ConcurrentSkipListSet<HeldKey<K, V>> known, Wakes wakes) {
        ConcurrentSkipListSet<HeldKey<K, V>> held = known == null ? new ConcurrentSkipListSet<>(OLDEST_FIRST) : known;
        mine.setNumber(numbers.getAndIncrement());
        held.add(mine);
        size.increment();
        gained.accept(mine, wakes);
        return held;
    }

    @Override
    public boolean remove(HeldKey<K, V> mine) {
        boolean[] removed = {false};
        Wakes wakes = new Wakes();
        try {
            keys.computeIfPresent(mine.key, (_, held) -> {
                if (held.remove(mine)) {
                    removed[0] = true;
                    size.decrement();
                    lost.accept(mine, wakes);
                }
                return held.isEmpty() ? null : held;
            });
        } finally {
            wakes.run();
        }
        mine.owner.holdings().remove(mine);
        return removed[0];
    }

    /** The registrations of a key whose owners live, oldest first. */
    List<HeldKey<K, V>> get(K key) {
        Collection<HeldKey<K, V>> held = keys.get(key);
        return held == null
                ? List.of()
                : held.stream().filter(mine -> mine.owner.isAlive()).toList();
    }

    /** All of them, of the ended too. */
    Stream<HeldKey<K, V>> all() {
        return keys.values().stream().flatMap(Collection::stream);
    }

    long size() {
        return size.sum();
    }
}
