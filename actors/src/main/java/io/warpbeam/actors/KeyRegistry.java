package io.warpbeam.actors;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What both kinds of registries share: listeners, locks, notes, and the view from the side of a process. */
abstract sealed class KeyRegistry<K, V> implements Registry<K, V> permits UniqueKeys, DuplicateKeys {

    final LocalNode node;
    final V initial;
    private final String name;
    private final KeyLocks<K> locks;
    private final CopyOnWriteArraySet<LocalProcess> listeners = new CopyOnWriteArraySet<>();
    private final ConcurrentHashMap<Object, Object> notes = new ConcurrentHashMap<>();

    KeyRegistry(LocalNode node, String name, V initial) {
        this.node = node;
        this.name = Objects.requireNonNull(name, "name");
        this.initial = Objects.requireNonNull(initial, "initial");
        this.locks = new KeyLocks<>(node);
    }

    /** The entries of a key whose owners live, oldest first. */
    abstract Stream<HeldKey<K, V>> live(K key);

    /** All entries, of the ended too. */
    abstract Stream<HeldKey<K, V>> all();

    /** Gives up an entry; false when it is not held any more. */
    abstract boolean remove(HeldKey<K, V> held);

    /** Whether an entry is held at this moment. */
    abstract boolean holds(HeldKey<K, V> held);

    /** What the table of this registry is told to do with the keys of processes that have ended. */
    abstract boolean owns(HeldKey<?, ?> held);

    /** The process on whose behalf the calling thread changes something here. */
    final LocalProcess caller() {
        Strand.checkCurrent();
        return node.local(Self.current().pid());
    }

    static <K, V> Entry<K, V> entry(HeldKey<K, V> held) {
        return new Entry<>(held.key, (LocalProcess) held.owner, held.value());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Entry<K, V>> lookup(K key) {
        return live(key).map(KeyRegistry::entry).toList();
    }

    @Override
    public final List<Entry<K, V>> match(K key, Predicate<? super V> values) {
        return live(key)
                .map(KeyRegistry::entry)
                .filter(entry -> values.test(entry.value()))
                .toList();
    }

    @Override
    public final List<Entry<K, V>> select(Predicate<? super Entry<K, V>> entries) {
        return all().filter(held -> held.owner.isAlive())
                .map(KeyRegistry::entry)
                .filter(entries)
                .toList();
    }

    @Override
    public final List<K> keys(Pid owner) {
        return heldBy(node.local(owner)).map(held -> held.key).toList();
    }

    private Stream<HeldKey<K, V>> heldBy(LocalProcess owner) {
        Holdings holdings = owner.knownHoldings();
        if (holdings == null || !owner.isAlive()) {
            return Stream.empty();
        }
        return holdings.all().stream().mapMulti(this::mine);
    }

    @SuppressWarnings("unchecked") // the tables of this registry have the keys of this registry only
    private void mine(Holding holding, Consumer<HeldKey<K, V>> found) {
        if (holding instanceof HeldKey<?, ?> held && owns(held) && holds((HeldKey<K, V>) held)) {
            found.accept((HeldKey<K, V>) held);
        }
    }

    @Override
    public final boolean unregister(K key) {
        return unregisterMatch(key, _ -> true) > 0;
    }

    @Override
    public final int unregisterMatch(K key, Predicate<? super V> values) {
        LocalProcess caller = caller();
        List<HeldKey<K, V>> given = live(key)
                .filter(held -> held.owner == caller && values.test(held.value()))
                .toList();
        int removed = 0;
        for (HeldKey<K, V> held : given) {
            removed += remove(held) ? 1 : 0;
        }
        return removed;
    }

    @Override
    public final void addListener(Pid listener) {
        listeners.add(node.local(listener));
    }

    @Override
    public final void removeListener(Pid listener) {
        listeners.remove(node.local(listener));
    }

    /** Told by the table, in the middle of its work. */
    final void gained(HeldKey<K, V> held, Wakes wakes) {
        if (!listeners.isEmpty()) {
            tell(new Registered(this, held.key, (LocalProcess) held.owner, held.value()), wakes);
        }
    }

    /** Told by the table, in the middle of its work. */
    final void lost(HeldKey<K, V> held, Wakes wakes) {
        if (!listeners.isEmpty()) {
            tell(new Unregistered(this, held.key, (LocalProcess) held.owner), wakes);
        }
    }

    private void tell(Change change, Wakes wakes) {
        for (LocalProcess listener : listeners) {
            if (!wakes.deliver(listener, new Signal.Delivery(change))) {
                listeners.remove(listener);
            }
        }
    }

    @Override
    public final <T> T lock(K key, Supplier<? extends T> action) {
        return locks.run(key, action);
    }

    @Override
    public final Optional<Object> meta(Object key) {
        return Optional.ofNullable(notes.get(key));
    }

    @Override
    public final void putMeta(Object key, Object value) {
        notes.put(key, value);
    }

    @Override
    public final void removeMeta(Object key) {
        notes.remove(key);
    }

    @Override
    public final String toString() {
        return "Registry[" + name + " of " + node + "]";
    }
}
