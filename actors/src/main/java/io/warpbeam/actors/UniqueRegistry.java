package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A registry in which a key has at most one holder. Registration is atomic: of any number that race for a key one gets
 * it. The key of a process that has ended is free at once.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public sealed interface UniqueRegistry<K, V> extends Registry<K, V> permits UniqueKeys {

    /** What a registration came to. Immutable. */
    sealed interface Registration {

        /** The calling process holds the key. */
        record Done() implements Registration {}

        /**
         * A process holds the key already; it may be the calling one.
         *
         * @param key that is held
         * @param holder of the key, alive at that moment
         */
        record Taken(Object key, Pid holder) implements Registration {
            /** Checks the components. */
            public Taken {
                Objects.requireNonNull(key, "key");
                Objects.requireNonNull(holder, "holder");
            }
        }

        /**
         * Does nothing when the key was got.
         *
         * @throws AlreadyRegisteredException when it was taken
         */
        default void orThrow() {
            switch (this) {
                case Done() -> {}
                case Taken(var key, var holder) -> throw new AlreadyRegisteredException(key, holder);
            }
        }
    }

    /**
     * The outcome of {@link #updateValue}.
     *
     * @param <V> the type of the values
     * @param now the new value
     * @param before the old value
     */
    record Update<V>(V now, V before) {}

    /**
     * Registers the calling process under a key.
     *
     * @param key to hold
     * @param value to keep with it
     * @return whether it holds the key now, or who does
     * @throws IllegalStateException when the calling thread runs no process
     */
    Registration register(K key, V value);

    /**
     * Registers the calling process under a key, with the initial value of the registry.
     *
     * @param key to hold
     * @return whether it holds the key now, or who does
     * @throws IllegalStateException when the calling thread runs no process
     */
    Registration register(K key);

    /**
     * {@return the process that holds a key; empty when nobody does} It may have ended when this returns.
     *
     * @param key that may be held
     */
    Optional<Pid> whereis(K key);

    /**
     * {@return the entry of a key; empty when nobody holds it}
     *
     * @param key that may be held
     */
    Optional<Entry<K, V>> find(K key);

    /**
     * Changes the value of an entry of the calling process.
     *
     * @param key that it may hold
     * @param update makes the new value of the old one; called once, by the calling thread
     * @return the new and the old value; empty when the calling process does not hold the key
     * @throws IllegalStateException when the calling thread runs no process
     */
    Optional<Update<V>> updateValue(K key, UnaryOperator<V> update);

    /**
     * {@return a key as a name, to be used wherever a pid is} A process that is spawned with it gets the initial value.
     *
     * @param key that may be held
     */
    Name name(K key);

    /**
     * {@return a key as a name, to be used wherever a pid is} Names of equal keys are equal, whatever their values.
     *
     * @param key that may be held
     * @param value of the entry of a process that is spawned with this name
     */
    Name name(K key, V value);
}
