package io.warpbeam.actors;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keys that processes of one node hold, each with a value: Elixir's {@code Registry}. In a {@link UniqueRegistry} a key
 * has one holder, and is a name for it; in a {@link DuplicateRegistry} any number, which makes it a topic to publish
 * to. Made by {@link #unique} and {@link #duplicate}.
 *
 * <p>All methods may be called from any thread, and none blocks but {@link #lock}. Those that register or change act
 * for the calling process and throw {@link IllegalStateException} on a thread that runs none. A process that ends loses
 * its entries before anyone is told of its end, and they are not seen from the moment it ends. Keys are compared with
 * {@code equals}; keys and values are best immutable.
 *
 * <p>Not for the processes of a supervision tree that a string names well: that is what the names of a node are for.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public sealed interface Registry<K, V> permits UniqueRegistry, DuplicateRegistry, KeyRegistry {

    /**
     * {@return a registry whose keys have one holder each}
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param node whose processes may hold keys
     * @param name for people who read logs; need not be unique
     * @param initial the value of an entry that is registered without one
     */
    static <K, V> UniqueRegistry<K, V> unique(Node node, String name, V initial) {
        return new UniqueKeys<>((LocalNode) node, name, initial);
    }

    /**
     * {@return a registry whose keys have any number of holders}
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param node whose processes may hold keys
     * @param name for people who read logs; need not be unique
     * @param initial the value of an entry that is registered without one
     */
    static <K, V> DuplicateRegistry<K, V> duplicate(Node node, String name, V initial) {
        return new DuplicateKeys<>((LocalNode) node, name, initial);
    }

    /**
     * An entry, as it was when it was read.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param key that is held
     * @param owner the process that holds it
     * @param value that the owner keeps there
     */
    record Entry<K, V>(K key, Pid owner, V value) {}

    /** What listeners are told. */
    sealed interface Change {

        /** {@return where it happened} */
        Registry<?, ?> registry();

        /** {@return the key} */
        Object key();

        /** {@return the process that holds, or held, the key} */
        Pid owner();
    }

    /**
     * A process has got a key.
     *
     * @param registry where it happened
     * @param key that is held
     * @param owner the process that holds it
     * @param value that it came with
     */
    record Registered(Registry<?, ?> registry, Object key, Pid owner, Object value) implements Change {}

    /**
     * A process has lost a key: it gave it up, or has ended.
     *
     * @param registry where it happened
     * @param key that was held
     * @param owner the process that held it
     */
    record Unregistered(Registry<?, ?> registry, Object key, Pid owner) implements Change {}

    /** {@return the name of the registry, as given when it was made} */
    String name();

    /**
     * {@return the entries of a key, in the order of their registration; unmodifiable}
     *
     * @param key that may be held
     */
    List<Entry<K, V>> lookup(K key);

    /**
     * {@return the keys that a process holds here, in the order of their registration; one that it holds several times
     * is there as often}
     *
     * @param owner any process
     */
    List<K> keys(Pid owner);

    /**
     * {@return the entries of a key whose values are accepted}
     *
     * @param key that may be held
     * @param values says which; called by the calling thread
     */
    List<Entry<K, V>> match(K key, Predicate<? super V> values);

    /**
     * {@return the entries that are accepted, of all keys} Looks at each entry; changes made meanwhile may be seen or
     * not.
     *
     * @param entries says which; called by the calling thread
     */
    List<Entry<K, V>> select(Predicate<? super Entry<K, V>> entries);

    /** {@return how many entries there are} Changes made meanwhile may be counted or not. */
    long count();

    /**
     * Gives up what the calling process holds under a key. What others hold stays.
     *
     * @param key that may be held
     * @return {@code true} when it held the key
     * @throws IllegalStateException when the calling thread runs no process
     */
    boolean unregister(K key);

    /**
     * Gives up what the calling process holds under a key with a value that is accepted.
     *
     * @param key that may be held
     * @param values says which; called by the calling thread
     * @return how many entries were given up
     * @throws IllegalStateException when the calling thread runs no process
     */
    int unregisterMatch(K key, Predicate<? super V> values);

    /**
     * Calls an action for each entry of a key, in the order of their registration; usually to send its owner something.
     *
     * @param key that may be held
     * @param action called by the calling thread; what it throws ends the dispatch
     */
    default void dispatch(K key, Consumer<? super Entry<K, V>> action) {
        lookup(key).forEach(action);
    }

    /**
     * From now on a process gets a {@link Registered} message for each entry that is made, and an {@link Unregistered}
     * one for each that goes; those of one key in the order in which they happened. The messages pass any bound. A
     * listener that ends is forgotten.
     *
     * @param listener a process of the node; one that listens already is not added again
     * @throws IllegalArgumentException when it lives on another node
     */
    void addListener(Pid listener);

    /**
     * Ends what {@link #addListener} began; harmless for any process. A message under way may still arrive.
     *
     * @param listener a process of the node
     */
    void removeListener(Pid listener);

    /**
     * Runs an action while nobody else runs one under an equal key. Waits until the others before it are done, in the
     * order in which they came; from any thread. The lock is free again when the action returns or throws, and when the
     * calling process ends; the code of a killed process may go on outside the lock, as all killed code.
     *
     * @param <T> the type of the result
     * @param key to lock; locks and entries have nothing to do with each other
     * @param action run by the calling thread
     * @return what the action returned
     * @throws IllegalStateException when the calling process or thread holds this lock already
     * @throws ProcessExit when the calling process ends while it waits
     * @throws InterruptedWaitException when interrupted while waiting
     */
    <T> T lock(K key, Supplier<? extends T> action);

    /**
     * {@return what was kept under a key of its own, which has nothing to do with the keys of entries}
     *
     * @param key of what is kept
     */
    Optional<Object> meta(Object key);

    /**
     * Keeps something with the registry.
     *
     * @param key of what is kept
     * @param value best immutable
     */
    void putMeta(Object key, Object value);

    /**
     * Keeps something no longer; harmless when nothing is kept.
     *
     * @param key of what is kept
     */
    void removeMeta(Object key);
}
