package io.warpbeam.coroutine.field;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds fields by their keys, and by the messages of their runs. Never changed once it is made. */
final class FieldTable<S> implements AsyncFields<S> {

    private final Map<Object, AsyncField<S, ?>> byKey = new LinkedHashMap<>();
    private final Map<FieldTag, AsyncField<S, ?>> byTag = new HashMap<>();

    private FieldTable() {}

    static <S> FieldTable<S> of(List<AsyncField<S, ?>> fields) {
        FieldTable<S> table = new FieldTable<>();
        fields.forEach(table::add);
        return table;
    }

    private void add(AsyncField<S, ?> field) {
        if (byKey.putIfAbsent(field.key(), field) != null) {
            throw new IllegalArgumentException("fields must have keys of their own, but two have " + field.key());
        }
        byTag.put(((DeclaredField<S, ?>) field).tag(), field);
    }

    @Override
    public AsyncField<S, ?> field(Object key) {
        AsyncField<S, ?> field = byKey.get(Objects.requireNonNull(key, "key"));
        if (field == null) {
            throw new IllegalArgumentException("key must be one of " + byKey.keySet() + ", but is " + key);
        }
        return field;
    }

    @Override
    public Optional<S> apply(Object message, S state) {
        return DeclaredField.tagOf(message)
                .flatMap(tag -> Optional.ofNullable(byTag.get(tag)))
                .flatMap(field -> field.apply(message, state));
    }

    @Override
    public String toString() {
        return "AsyncFields" + byKey.keySet();
    }
}
