package io.warpbeam.isolation;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** All objects that can be reached from one, by identity. */
final class Graph {

    private final Set<Object> changeable = Collections.newSetFromMap(new IdentityHashMap<>());

    private Graph() {}

    /**
     * The objects with state that can change: arrays that hold something and instances with a field that is not final.
     * Does not look into classes, threads, enums, and what {@code passes} by reference.
     */
    static Set<Object> changeable(Object root, Class<?>... passes) {
        Graph graph = new Graph();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object object = open.remove();
            if (!isLeaf(object, passes) && seen.add(object)) {
                graph.look(object, open);
            }
        }
        return graph.changeable;
    }

    private static boolean isLeaf(Object object, Class<?>... passes) {
        for (Class<?> pass : passes) {
            if (pass.isInstance(object)) {
                return true;
            }
        }
        return object instanceof String
                || object instanceof Class
                || object instanceof Enum
                || object instanceof Thread
                || object instanceof ClassLoader
                || object instanceof Boolean
                || object instanceof Character
                || (object instanceof Number
                        && object.getClass().getPackageName().equals("java.lang"));
    }

    private void look(Object object, Deque<Object> open) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            lookAtArray(object, type, open);
            return;
        }
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    lookAtField(object, field, open);
                }
            }
        }
    }

    private void lookAtArray(Object array, Class<?> type, Deque<Object> open) {
        if (type.getComponentType().isEnum()) {
            return; // the constants of an enum, which enum maps and sets share
        }
        if (Array.getLength(array) > 0) {
            changeable.add(array);
        }
        if (array instanceof Object[] elements) {
            for (Object element : elements) {
                if (element != null) {
                    open.add(element);
                }
            }
        }
    }

    private void lookAtField(Object object, Field field, Deque<Object> open) {
        if (!Modifier.isFinal(field.getModifiers())) {
            changeable.add(object);
        }
        if (!field.getType().isPrimitive()) {
            try {
                field.setAccessible(true);
                Object value = field.get(object);
                if (value != null) {
                    open.add(value);
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }
}
