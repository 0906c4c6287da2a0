package io.warpbeam.coroutine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small map that keeps its order and never changes. It holds nothing but a list of entries, so isolation sees that it
 * is immutable when they are.
 */
final class OrderedData extends AbstractMap<String, Object> {

    private final List<Map.Entry<String, Object>> entries;

    OrderedData(Map<String, Object> data) {
        this.entries = data.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
