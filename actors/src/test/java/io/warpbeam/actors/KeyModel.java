package io.warpbeam.actors;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What unique keys answer when only one thread uses them. A holder that has ended gets a key for no time. */
public class KeyModel {

    private final Map<Integer, Integer> holders = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();

    public final int register(int key, int holder) {
        if (ended.contains(holder)) {
            return holders.getOrDefault(key, holder);
        }
        holders.putIfAbsent(key, holder);
        return holders.get(key);
    }

    public final boolean unregister(int key, int holder) {
        return holders.remove(key, holder);
    }

    public final int whereis(int key) {
        return holders.getOrDefault(key, KeyOperations.NOBODY);
    }

    public final void end(int holder) {
        ended.add(holder);
        holders.values().removeIf(other -> other == holder);
    }
}
