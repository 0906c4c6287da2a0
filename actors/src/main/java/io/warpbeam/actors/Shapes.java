package io.warpbeam.actors;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of classes, each computed once. From any thread.
 *
 * <p>A class that is not known otherwise is judged by its fields and those of its superclasses: all of them must be
 * final. A field whose declared type leaves no room for anything mutable needs no further look; a class with no other
 * fields is {@link Shape.Fixed}. The rest is looked at in each object, and must be open to this module for that. A
 * declared type leaves no room when it is primitive, known, or final or sealed with all that it permits, and the fields
 * of all these classes are final and of such types in turn. This is a search over types, so types that refer to each
 * other are no trouble.
 */
final class Shapes {

    private final List<Class<?>> sendable;

    private final ClassValue<Shape> known = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shape(type, sendable);
        }
    };

    /** @param sendable types that the user vouches for */
    Shapes(Set<Class<?>> sendable) {
        this.sendable = List.copyOf(sendable);
    }

    Shape of(Class<?> type) {
        return known.get(type);
    }

    private static Shape shape(Class<?> type, List<Class<?>> sendable) {
        if (type == CallSlot.class) {
            return Shape.ASKED; // also the address of its reply, but it holds what was asked
        }
        if (KnownTypes.isValue(type) || isAny(type, sendable)) {
            return Shape.FIXED;
        }
        if (KnownTypes.isFixedCollection(type)) {
            return Shape.ELEMENTS;
        }
        if (KnownTypes.isFixedMap(type)) {
            return Shape.MAPPINGS;
        }
        if (KnownTypes.isEntry(type)) {
            return Shape.PAIR;
        }
        if (KnownTypes.isOptional(type)) {
            return Shape.MAYBE;
        }
        if (type.isArray()) {
            return new Shape.Flawed("");
        }
        if (KnownTypes.isView(type)) {
            return new Shape.Flawed(
                    ", a view of a collection that others may change; copyOf makes one that nobody can");
        }
        return Throwable.class.isAssignableFrom(type) ? error(type, sendable) : structure(type, sendable);
    }

    private static boolean isAny(Class<?> type, List<Class<?>> sendable) {
        for (Class<?> vouched : sendable) {
            if (vouched.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    private static Shape structure(Class<?> type, List<Class<?>> sendable) {
        if (KnownTypes.isOfPlatform(type) && !type.isRecord()) {
            return new Shape.Flawed("");
        }
        List<Field> fields = new ArrayList<>();
        String flaw = collect(type, fields);
        if (flaw != null) {
            return new Shape.Flawed(flaw);
        }
        fields.removeIf(field -> leavesNoRoom(field.getType(), sendable));
        flaw = open(fields);
        if (flaw != null) {
            return new Shape.Flawed(flaw);
        }
        return fields.isEmpty() ? Shape.FIXED : new Shape.Fields(List.copyOf(fields));
    }

    /** An exception is judged by the fields that its classes add to those of Throwable. */
    private static Shape error(Class<?> type, List<Class<?>> sendable) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != Throwable.class; level = level.getSuperclass()) {
            String flaw = addFinal(level, fields);
            if (flaw != null) {
                return new Shape.Flawed(flaw);
            }
        }
        fields.removeIf(field -> leavesNoRoom(field.getType(), sendable));
        String flaw = open(fields);
        return flaw == null ? new Shape.Failure(List.copyOf(fields)) : new Shape.Flawed(flaw);
    }

    /** Gathers the instance fields; what is wrong with the class, if something is. */
    private static @Nullable String collect(Class<?> type, List<Field> fields) {
        for (Class<?> level = type; level != null && !KnownTypes.isNeutral(level); level = level.getSuperclass()) {
            if (KnownTypes.isOfPlatform(level) && !level.isRecord()) {
                return ", which extends " + level.getName();
            }
            String flaw = addFinal(level, fields);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static @Nullable String addFinal(Class<?> level, List<Field> fields) {
        for (Field field : level.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (!Modifier.isFinal(field.getModifiers())) {
                return ", whose field " + field.getName() + " is not final";
            }
            fields.add(field);
        }
        return null;
    }

    /** Makes fields readable; what keeps them closed, if something does. */
    static @Nullable String open(List<Field> fields) {
        for (Field field : fields) {
            if (!field.trySetAccessible()) {
                Class<?> owner = field.getDeclaringClass();
                return ", whose field " + field.getName() + " cannot be read: open the package "
                        + owner.getPackageName() + " to the module io.warpbeam.actors, or declare the type sendable";
            }
        }
        return null;
    }

    /** Whether everything that a variable of this type can hold is immutable. */
    private static boolean leavesNoRoom(Class<?> declared, List<Class<?>> sendable) {
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(declared);
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (KnownTypes.isValueType(type) || isAny(type, sendable) || !seen.add(type)) {
                continue;
            }
            if (type.isSealed()) {
                open.addAll(Arrays.asList(type.getPermittedSubclasses()));
                if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                    continue;
                }
            } else if (!Modifier.isFinal(type.getModifiers())) {
                return false;
            }
            List<Field> fields = new ArrayList<>();
            if (!isStructural(type) || collect(type, fields) != null) {
                return false;
            }
            fields.forEach(field -> open.add(field.getType()));
        }
        return true;
    }

    /** Whether the fields of a class tell all about it. */
    private static boolean isStructural(Class<?> type) {
        return !type.isArray()
                && !KnownTypes.isOptional(type)
                && !Throwable.class.isAssignableFrom(type)
                && (type.isRecord() || !KnownTypes.isOfPlatform(type));
    }

    /** The fields of an object that is the code of a process, or what keeps them closed. */
    static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != null && !KnownTypes.isOfPlatform(level); level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
