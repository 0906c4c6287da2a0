package io.warpbeam.actors;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keys that one process at a time holds. A key whose holder has ended is free, whether or not the end has got round to
 * it. From any thread; each operation on a key takes effect at one moment.
 */
final class UniqueTable<K, V> implements KeyTable<K, V> {

    private final ConcurrentHashMap<K, HeldKey<K, V>> keys = new ConcurrentHashMap<>();
    private final BiConsumer<HeldKey<K, V>, Wakes> gained;
    private final BiConsumer<HeldKey<K, V>, Wakes> lost;

    /** A table that tells of what it takes in and lets go, in order for each key, in the middle of its work. */
    UniqueTable(BiConsumer<HeldKey<K, V>, Wakes> gained, BiConsumer<HeldKey<K, V>, Wakes> lost) {
        this.gained = gained;
        this.lost = lost;
    }

    /** Takes a key; the one that holds it now, which is another when it was held. See {@link Holdings}. */
    @SuppressWarnings("ReferenceEquality") // the very registration
    HeldKey<K, V> register(HeldKey<K, V> mine) {
        Holder owner = mine.owner;
        owner.holdings().add(mine);
        HeldKey<K, V> holder = claim(mine);
        if (holder != mine) {
            owner.holdings().remove(mine);
        } else if (!owner.isAlive()) {
            remove(mine);
        }
        return holder;
    }

    private HeldKey<K, V> claim(HeldKey<K, V> mine) {
        Wakes wakes = new Wakes();
        try {
            return keys.compute(mine.key, (_, known) -> claim(mine, known, wakes));
        } finally {
            wakes.run();
        }
    }

    private HeldKey<K, V> claim(HeldKey<K, V> mine, @Nullable HeldKey<K, V> known, Wakes wakes) {
        if (known != null) {
            if (known.owner.isAlive()) {
                return known;
            }
            lost.accept(known, wakes);
        }
        gained.accept(mine, wakes);
        return mine;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very registration
    public boolean remove(HeldKey<K, V> mine) {
        boolean[] removed = {false};
        Wakes wakes = new Wakes();
        try {
            keys.computeIfPresent(mine.key, (_, known) -> {
                if (known != mine) {
                    return known;
                }
                removed[0] = true;
                lost.accept(known, wakes);
                return null;
            });
        } finally {
            wakes.run();
        }
        mine.owner.holdings().remove(mine);
        return removed[0];
    }

    /** The holder of a key, alive. */
    @Nullable
    HeldKey<K, V> get(K key) {
        HeldKey<K, V> holder = keys.get(key);
        return holder != null && holder.owner.isAlive() ? holder : null;
    }

    /** All of them, of the ended too. */
    Collection<HeldKey<K, V>> all() {
        return keys.values();
    }

    long size() {
        return keys.mappingCount();
    }
}
