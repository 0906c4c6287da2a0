package io.warpbeam.actors;

/** A key that a process holds in a table, with a value. Compared by identity. */
final class HeldKey<K, V> extends Holding {

    // set when made
    final K key;
    final Holder owner;
    final KeyTable<K, V> table;

    // written by the owner, read by anyone
    private volatile V value;

    // set by the table when it takes the key in, read by anyone
    private volatile long number;

    /** A key for a table, which it leaves when its owner has ended. */
    HeldKey(K key, Holder owner, V value, KeyTable<K, V> table) {
        this.key = key;
        this.owner = owner;
        this.value = value;
        this.table = table;
    }

    V value() {
        return value;
    }

    void setValue(V newValue) {
        value = newValue;
    }

    /** Later ones have greater numbers; zero before it is taken in. */
    long number() {
        return number;
    }

    void setNumber(long newNumber) {
        number = newNumber;
    }

    @Override
    void release() {
        table.remove(this);
    }
}
