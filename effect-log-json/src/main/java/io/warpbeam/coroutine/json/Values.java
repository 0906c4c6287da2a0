package io.warpbeam.coroutine.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values to JSON and back. Where a record declares what its component is, the value stands as it is; elsewhere an
 * object tells its type under {@value #TYPE}, unless it is a text, an {@code int}, a {@code double}, true or false, or
 * a list.
 */
final class Values {

    private static final String TYPE = "@type";
    private static final String VALUE = "value";
    private static final String MAP = "map";
    private static final String SET = "set";
    private static final String OPTIONAL = "optional";
    private static final String ENTRIES = "entries";
    private static final String ITEMS = "items";

    private final Types types;

    Values(Types types) {
        this.types = types;
    }

    /** Whether a name is one of the types that are written here. */
    static boolean isTag(String name) {
        return List.of(MAP, SET, OPTIONAL).contains(name);
    }

    // ---- to JSON

    /** A value in a place that may hold anything. */
    Json write(Object value, Place where) {
        return switch (value) {
            case String text -> new Json.Text(text);
            case Boolean truth -> new Json.Truth(truth);
            case Integer _ -> scalar(Integer.class).writer().apply(value);
            case Double number
            when Double.isFinite(number) && !number.equals(-0.0) ->
                scalar(Double.class).writer().apply(value);
            case List<?> list -> items(list, Object.class, where);
            case Set<?> set -> tagged(SET, Map.of(ITEMS, items(set, Object.class, where)));
            case Map<?, ?> map -> tagged(MAP, Map.of(ENTRIES, entries(map, Object.class, Object.class, where)));
            case Optional<?> optional ->
                tagged(
                        OPTIONAL,
                        optional.map(present -> Map.of(VALUE, write(present, where.in(VALUE))))
                                .orElse(Map.of()));
            default ->
                switch (type(value, where)) {
                    case NamedType.Scalar scalar ->
                        tagged(scalar.name(), Map.of(VALUE, scalar.writer().apply(value)));
                    case NamedType.Components components ->
                        tagged(components.name(), members(value, components, where));
                };
        };
    }

    /** A value in a place that is declared. */
    private Json write(Object value, Type declared, Place where) {
        if (declared instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return switch (value) {
                case List<?> list when generic.getRawType() == List.class -> items(list, arguments[0], where);
                case Set<?> set when generic.getRawType() == Set.class -> items(set, arguments[0], where);
                case Map<?, ?> map
                when generic.getRawType() == Map.class -> entries(map, arguments[0], arguments[1], where);
                case Optional<?> optional ->
                    new Json.Items(optional.map(present -> List.of(write(present, arguments[0], where.in(VALUE))))
                            .orElse(List.of()));
                default -> write(value, generic.getRawType(), where);
            };
        }
        Optional<NamedType> type = declared instanceof Class<?> known ? types.of(known) : Optional.empty();
        return switch (type.orElse(null)) {
            case NamedType.Scalar scalar -> scalar.writer().apply(value);
            case NamedType.Components components -> new Json.Members(members(value, components, where));
            case null -> write(value, where);
        };
    }

    private NamedType type(Object value, Place where) {
        return types.of(value.getClass())
                .orElseThrow(() -> where.wrong("is of a type that is not registered: "
                        + value.getClass().getName()));
    }

    private NamedType.Scalar scalar(Class<?> type) {
        return (NamedType.Scalar) types.of(type).orElseThrow();
    }

    private static Json tagged(String name, Map<String, Json> members) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put(TYPE, new Json.Text(name));
        all.putAll(members);
        return new Json.Members(all);
    }

    private Map<String, Json> members(Object value, NamedType.Components type, Place where) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (NamedType.Component component : type.components()) {
            Place place = where.in(component.name());
            members.put(component.name(), write(component.of(value, where), component.type(), place));
        }
        return members;
    }

    private Json items(Collection<?> values, Type declared, Place where) {
        List<Json> items = new ArrayList<>(values.size());
        for (Object value : values) {
            Place place = where.in(items.size());
            items.add(write(present(value, place), declared, place));
        }
        return new Json.Items(items);
    }

    private Json entries(Map<?, ?> map, Type keys, Type values, Place where) {
        if (map.keySet().stream().allMatch(String.class::isInstance)) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Place place = where.in((String) key);
                members.put((String) key, write(present(value, place), values, place));
            });
            return new Json.Members(members);
        }
        List<Json> entries = new ArrayList<>(map.size());
        map.forEach((key, value) -> {
            Place place = where.in(entries.size());
            entries.add(new Json.Items(
                    List.of(write(present(key, place), keys, place), write(present(value, place), values, place))));
        });
        return new Json.Items(entries);
    }

    private static Object present(Object value, Place where) {
        if (value == null) {
            throw where.wrong("is null");
        }
        return value;
    }

    // ---- from JSON

    /** The value in a place that may hold anything. */
    Object read(Json json, Place where) {
        return switch (json) {
            case Json.Text(var text) -> text;
            case Json.Truth(var truth) -> truth;
            case Json.Whole _ -> scalar(Integer.class).reader().apply(json, where);
            case Json.Fraction _ -> finite(scalar(Double.class).reader().apply(json, where), where);
            case Json.Items items -> list(items, Object.class, where);
            case Json.Members members -> readTagged(members, where);
        };
    }

    private static Object finite(Object number, Place where) {
        if (Double.isFinite((Double) number)) {
            return number;
        }
        throw where.wrong("is too large for a double");
    }

    private Object readTagged(Json.Members json, Place where) {
        String name = json.member(TYPE, where).text(where.in(TYPE));
        return switch (name) {
            case SET -> set(only(json, ITEMS, where), Object.class, where);
            case MAP -> map(only(json, ENTRIES, where), Object.class, Object.class, where);
            case OPTIONAL -> {
                json.only(List.of(TYPE, VALUE), where);
                yield Optional.ofNullable(json.members().get(VALUE)).map(value -> read(value, where.in(VALUE)));
            }
            default ->
                switch (types.named(name).orElseThrow(() -> where.wrong("is of an unknown type " + name))) {
                    case NamedType.Scalar scalar -> scalar.reader().apply(only(json, VALUE, where), where.in(VALUE));
                    case NamedType.Components components -> {
                        Map<String, Json> members = new LinkedHashMap<>(json.members());
                        members.remove(TYPE);
                        yield instance(new Json.Members(members), components, where);
                    }
                };
        };
    }

    private static Json only(Json.Members json, String name, Place where) {
        json.only(List.of(TYPE, name), where);
        return json.member(name, where);
    }

    /** The value in a place that is declared. */
    private Object read(Json json, Type declared, Place where) {
        if (declared instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.List" -> list(json, arguments[0], where);
                case "java.util.Set" -> set(json, arguments[0], where);
                case "java.util.Map" -> map(json, arguments[0], arguments[1], where);
                case "java.util.Optional" -> optional(json.items(where), arguments[0], where);
                default -> read(json, generic.getRawType(), where);
            };
        }
        Optional<NamedType> type = declared instanceof Class<?> known ? types.of(known) : Optional.empty();
        return switch (type.orElse(null)) {
            case NamedType.Scalar scalar -> scalar.reader().apply(json, where);
            case NamedType.Components components -> instance(json.members(where), components, where);
            case null -> fitting(read(json, where), declared, where);
        };
    }

    private static Object fitting(Object value, Type declared, Place where) {
        if (declared instanceof Class<?> type && !type.isInstance(value)) {
            throw where.wrong("must be a " + type.getSimpleName() + ", but is a "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    private Object instance(Json.Members json, NamedType.Components type, Place where) {
        List<NamedType.Component> components = type.components();
        json.only(components.stream().map(NamedType.Component::name).toList(), where);
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            NamedType.Component component = components.get(i);
            Json member = json.member(component.name(), where);
            values[i] = read(member, component.type(), where.in(component.name()));
        }
        return type.instance(values, where);
    }

    private List<Object> list(Json json, Type declared, Place where) {
        List<Object> values = new ArrayList<>();
        for (Json item : json.items(where)) {
            values.add(read(item, declared, where.in(values.size())));
        }
        return List.copyOf(values);
    }

    private Set<Object> set(Json json, Type declared, Place where) {
        List<Object> values = list(json, declared, where);
        Set<Object> set = new LinkedHashSet<>(values);
        if (set.size() < values.size()) {
            throw where.wrong("is a set with equal items");
        }
        return Collections.unmodifiableSet(set);
    }

    private Map<Object, Object> map(Json json, Type keys, Type values, Place where) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (json instanceof Json.Members(var members)) {
            members.forEach(
                    (key, value) -> map.put(fitting(key, keys, where.in(key)), read(value, values, where.in(key))));
            return Collections.unmodifiableMap(map);
        }
        List<Json> entries = json.items(where);
        for (int i = 0; i < entries.size(); i++) {
            Place place = where.in(i);
            List<Json> entry = entries.get(i).items(place);
            if (entry.size() != 2) {
                throw place.wrong("must be a key and a value");
            }
            Object key = read(entry.get(0), keys, place);
            if (map.put(key, read(entry.get(1), values, place)) != null) {
                throw place.wrong("is a key for the second time");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private Optional<Object> optional(List<Json> items, Type declared, Place where) {
        if (items.size() > 1) {
            throw where.wrong("must be an empty list or one value in a list");
        }
        return items.stream().findFirst().map(item -> read(item, declared, where.in(VALUE)));
    }
}
