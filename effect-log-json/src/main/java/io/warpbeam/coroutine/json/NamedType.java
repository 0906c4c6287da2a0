package io.warpbeam.coroutine.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A type that a log may name. */
sealed interface NamedType {

    String name();

    Class<?> type();

    /** Its values are one plain piece of JSON. */
    record Scalar(String name, Class<?> type, Function<Object, Json> writer, BiFunction<Json, Place, Object> reader)
            implements NamedType {}

    /** Its values are objects with a member for each component. */
    record Components(String name, Class<?> type, List<Component> components, Constructor<?> constructor)
            implements NamedType {

        Object instance(Object[] values, Place where) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException error) {
                throw where.wrong("is refused by " + name + ": " + error.getCause(), error);
            } catch (ReflectiveOperationException | IllegalArgumentException error) {
                throw where.wrong("has members of other types than " + name, error);
            }
        }
    }

    /** A component of a record. */
    record Component(String name, Type type, Method accessor) {

        Object of(Object value, Place where) {
            try {
                Object component = accessor.invoke(value);
                if (component == null) {
                    throw where.in(name).wrong("is null");
                }
                return component;
            } catch (ReflectiveOperationException error) {
                throw where.wrong("cannot be read", error);
            }
        }
    }

    /** A record or an enum under a name. */
    static NamedType of(String name, Class<?> type) {
        if (type.isEnum()) {
            return enumType(name, type);
        }
        if (type.isRecord()) {
            return recordType(name, type);
        }
        throw new IllegalArgumentException(
                "type must be a record, an enum, a sealed interface of these, or have a text form, but is " + type);
    }

    private static NamedType enumType(String name, Class<?> type) {
        return new Scalar(
                name,
                type,
                value -> new Json.Text(((Enum<?>) value).name()),
                (json, where) -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> ((Enum<?>) value).name().equals(json.text(where)))
                        .findFirst()
                        .orElseThrow(() -> where.wrong("is no " + name)));
    }

    private static NamedType recordType(String name, Class<?> type) {
        try {
            List<Component> components = new ArrayList<>();
            List<Class<?>> parameters = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                components.add(new Component(component.getName(), component.getGenericType(), accessor));
                parameters.add(component.getType());
            }
            Constructor<?> constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Components(name, type, List.copyOf(components), constructor);
        } catch (NoSuchMethodException error) {
            throw new IllegalStateException("a record has a constructor for its components", error);
        } catch (InaccessibleObjectException error) {
            throw new IllegalArgumentException(
                    "type must be in a package that is open to io.warpbeam.coroutine.json, but is " + type, error);
        }
    }
}
