package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of keys with one holder. */
final class UniqueKeys<K, V> extends KeyRegistry<K, V> implements UniqueRegistry<K, V> {

    private final UniqueTable<K, V> table = new UniqueTable<>(this::gained, this::lost);

    UniqueKeys(LocalNode node, String name, V initial) {
        super(node, name, initial);
    }

    /** The keys as names; those that differ in the value to register with are equal. */
    private static final class Names<K, V> implements NameSpace {
        private final UniqueKeys<K, V> registry;
        private final V value;

        Names(UniqueKeys<K, V> registry, V value) {
            this.registry = registry;
            this.value = Objects.requireNonNull(value, "value");
        }

        @Override
        @SuppressWarnings("unchecked") // a key of another type is not found
        public Optional<Pid> whereis(Object key) {
            return registry.whereis((K) key);
        }

        @Override
        @SuppressWarnings("unchecked") // the key of a name that this registry made
        public void register(Object key, Pid pid) {
            registry.register((K) key, registry.node.local(pid), value).orThrow();
        }

        @Override
        @SuppressWarnings("unchecked") // a key of another type is not found
        public boolean unregister(Object key) {
            HeldKey<K, V> held = registry.table.get((K) key);
            return held != null && registry.remove(held);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Names<?, ?> names && names.registry == registry;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(registry);
        }

        @Override
        public String toString() {
            return registry.toString();
        }
    }

    @Override
    public Registration register(K key, V value) {
        return register(key, caller(), Objects.requireNonNull(value, "value"));
    }

    @Override
    public Registration register(K key) {
        return register(key, initial);
    }

    private Registration register(K key, LocalProcess owner, V value) {
        HeldKey<K, V> mine = new HeldKey<>(key, owner, value, table);
        HeldKey<K, V> holder = table.register(mine);
        if (holder != mine) {
            return new Registration.Taken(key, (LocalProcess) holder.owner);
        }
        if (!owner.isAlive()) {
            Strand.checkCurrent(); // a process that was killed meanwhile
            throw new IllegalArgumentException("pid must be alive, but " + owner + " has ended");
        }
        return new Registration.Done();
    }

    @Override
    public Optional<Pid> whereis(K key) {
        HeldKey<K, V> held = table.get(key);
        return held == null ? Optional.empty() : Optional.of((LocalProcess) held.owner);
    }

    @Override
    public Optional<Entry<K, V>> find(K key) {
        return Optional.ofNullable(table.get(key)).map(KeyRegistry::entry);
    }

    @Override
    public Optional<Update<V>> updateValue(K key, UnaryOperator<V> update) {
        LocalProcess caller = caller();
        HeldKey<K, V> held = table.get(key);
        if (held == null || held.owner != caller) {
            return Optional.empty();
        }
        V before = held.value();
        V now = Objects.requireNonNull(update.apply(before), "value");
        held.setValue(now);
        return Optional.of(new Update<>(now, before));
    }

    @Override
    public Name name(K key) {
        return name(key, initial);
    }

    @Override
    public Name name(K key, V value) {
        return new Name(new Names<>(this, value), key);
    }

    @Override
    Stream<HeldKey<K, V>> live(K key) {
        return Stream.ofNullable(table.get(key));
    }

    @Override
    Stream<HeldKey<K, V>> all() {
        return table.all().stream();
    }

    @Override
    boolean remove(HeldKey<K, V> held) {
        return table.remove(held);
    }

    @Override
    boolean holds(HeldKey<K, V> held) {
        return table.get(held.key) == held;
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
