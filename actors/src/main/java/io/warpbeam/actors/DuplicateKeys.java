package io.warpbeam.actors;

import java.util.Objects;
import java.util.stream.Stream;

/** The registry of keys with any number of holders. */
final class DuplicateKeys<K, V> extends KeyRegistry<K, V> implements DuplicateRegistry<K, V> {

    private final DuplicateTable<K, V> table = new DuplicateTable<>(this::gained, this::lost);

    DuplicateKeys(LocalNode node, String name, V initial) {
        super(node, name, initial);
    }

    @Override
    public void register(K key, V value) {
        if (!table.register(new HeldKey<>(key, caller(), Objects.requireNonNull(value, "value"), table))) {
            Strand.checkCurrent(); // the process was killed meanwhile
        }
    }

    @Override
    public void register(K key) {
        register(key, initial);
    }

    @Override
    Stream<HeldKey<K, V>> live(K key) {
        return table.get(key).stream();
    }

    @Override
    Stream<HeldKey<K, V>> all() {
        return table.all();
    }

    @Override
    boolean remove(HeldKey<K, V> held) {
        return table.remove(held);
    }

    @Override
    boolean holds(HeldKey<K, V> held) {
        return held.number() != 0;
    }

    @Override
    boolean owns(HeldKey<?, ?> held) {
        return held.table == table;
    }

    @Override
    public long count() {
        return table.size();
    }
}
