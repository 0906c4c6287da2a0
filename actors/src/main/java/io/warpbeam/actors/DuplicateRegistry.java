package io.warpbeam.actors;

/**
 * A registry in which a key has any number of holders, and a process may hold a key any number of times.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public sealed interface DuplicateRegistry<K, V> extends Registry<K, V> permits DuplicateKeys {

    /**
     * Registers the calling process under a key, once more if it is already.
     *
     * @param key to hold
     * @param value to keep with it
     * @throws IllegalStateException when the calling thread runs no process
     */
    void register(K key, V value);

    /**
     * Registers the calling process under a key, with the initial value of the registry.
     *
     * @param key to hold
     * @throws IllegalStateException when the calling thread runs no process
     */
    void register(K key);
}
