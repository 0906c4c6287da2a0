package io.warpbeam.actors;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One search for something mutable in a graph of objects. It keeps what it has still to look at in a list and not on
 * the stack, so a deep graph is no danger, and looks at each object once as soon as there are many. Runs no code of the
 * user, but for {@link Throwable#getCause}. Used once, by one thread.
 */
final class Inquiry {

    /** From so many objects on, those that were seen are remembered: shared ones could double the work at each step. */
    private static final int REMEMBER_FROM = 64;

    /** How many steps of a long way are shown at each end. */
    private static final int SHOWN = 12;

    private final Shapes shapes;
    private final boolean errorsPass;
    private final Deque<Place> open = new ArrayDeque<>();
    private @Nullable Set<Object> seen;
    private int visited;

    /** An object and how it was reached. */
    private record Place(
            Object object, @Nullable Place from, @Nullable Step step) {}

    /** A step from an object to one that it holds. */
    private sealed interface Step {
        record Named(String name) implements Step {}

        record Numbered(String list, int index) implements Step {}

        record Keyed(@Nullable Object key) implements Step {}
    }

    private Inquiry(Shapes shapes, boolean errorsPass) {
        this.shapes = shapes;
        this.errorsPass = errorsPass;
    }

    /**
     * The way to something mutable and what it is; null when there is nothing.
     *
     * @param errorsPass whether exceptions whose own fields are immutable count as such, although their stack trace and
     *     suppressed exceptions can be changed
     */
    static @Nullable String flaw(Shapes shapes, Object root, boolean errorsPass) {
        if (shapes.of(root.getClass()) instanceof Shape.Fixed) {
            return null;
        }
        Inquiry inquiry = new Inquiry(shapes, errorsPass);
        inquiry.open.add(new Place(root, null, null));
        return inquiry.search();
    }

    /** As {@link #flaw}, for what the fields of an object hold, which that object may change later. */
    static @Nullable String flawBehind(Shapes shapes, Object owner, boolean errorsPass) {
        if (shapes.of(owner.getClass()) instanceof Shape.Fixed) {
            return null;
        }
        Inquiry inquiry = new Inquiry(shapes, errorsPass);
        Place root = new Place(owner, null, null);
        List<Field> fields = Shapes.fieldsOf(owner.getClass()).stream()
                .filter(field -> !field.getType().isPrimitive())
                .toList();
        String closed = Shapes.open(fields);
        if (closed != null) {
            return inquiry.describe(root, closed);
        }
        String flaw = inquiry.readAll(root, owner, fields);
        return flaw == null ? inquiry.search() : flaw;
    }

    private @Nullable String search() {
        while (!open.isEmpty()) {
            Place place = open.removeFirst();
            if (isNew(place.object)) {
                String flaw = look(place);
                if (flaw != null) {
                    return flaw;
                }
            }
        }
        return null;
    }

    private boolean isNew(Object object) {
        if (++visited < REMEMBER_FROM) {
            return true;
        }
        Set<Object> all = seen;
        if (all == null) {
            all = Collections.newSetFromMap(new IdentityHashMap<>());
            seen = all;
        }
        return all.add(object);
    }

    private @Nullable String look(Place place) {
        Object object = place.object;
        return switch (shapes.of(object.getClass())) {
            case Shape.Fixed _ -> null;
            case Shape.Flawed(var why) -> describe(place, why);
            case Shape.Fields(var fields) -> readAll(place, object, fields);
            case Shape.Failure(var fields) -> error(place, (Throwable) object, fields);
            case Shape.Elements _ -> elements(place, (Collection<?>) object);
            case Shape.Mappings _ -> mappings(place, (Map<?, ?>) object);
            case Shape.Pair _ -> pair(place, (Map.Entry<?, ?>) object);
            case Shape.Maybe _ -> {
                ((Optional<?>) object).ifPresent(value -> add(place, new Step.Named("value"), value));
                yield null;
            }
            case Shape.Asked _ -> {
                add(place, new Step.Named("call"), ((CallSlot<?>) object).call());
                yield null;
            }
        };
    }

    private @Nullable String readAll(Place place, Object object, List<Field> fields) {
        for (Field field : fields) {
            try {
                add(place, new Step.Named(field.getName()), field.get(object));
            } catch (IllegalAccessException e) {
                return describe(place, ", whose field " + field.getName() + " cannot be read: " + e.getMessage());
            }
        }
        return null;
    }

    private @Nullable String error(Place place, Throwable error, List<Field> fields) {
        if (!errorsPass) {
            return describe(place, ", whose stack trace can be changed");
        }
        try {
            add(place, new Step.Named("cause"), error.getCause());
        } catch (Throwable thrown) {
            return describe(
                    place, ", whose cause cannot be read: " + thrown.getClass().getName());
        }
        Throwable[] suppressed = error.getSuppressed();
        for (int i = 0; i < suppressed.length; i++) {
            add(place, new Step.Numbered("suppressed", i), suppressed[i]);
        }
        return readAll(place, error, fields);
    }

    private @Nullable String elements(Place place, Collection<?> elements) {
        int index = 0;
        for (Object element : elements) {
            if (isWorthALook(element)) {
                add(place, new Step.Numbered("", index), element);
            }
            index++;
        }
        return null;
    }

    private @Nullable String mappings(Place place, Map<?, ?> mappings) {
        int index = 0;
        for (Map.Entry<?, ?> mapping : mappings.entrySet()) {
            if (isWorthALook(mapping.getKey())) {
                add(place, new Step.Numbered("keys", index), mapping.getKey());
            }
            if (isWorthALook(mapping.getValue())) {
                add(place, new Step.Keyed(mapping.getKey()), mapping.getValue());
            }
            index++;
        }
        return null;
    }

    private @Nullable String pair(Place place, Map.Entry<?, ?> pair) {
        add(place, new Step.Named("key"), pair.getKey());
        add(place, new Step.Named("value"), pair.getValue());
        return null;
    }

    /** Most things are immutable, whatever they hold. */
    private boolean isWorthALook(@Nullable Object held) {
        return held != null && !(shapes.of(held.getClass()) instanceof Shape.Fixed);
    }

    private void add(Place from, Step step, @Nullable Object held) {
        if (held != null && isWorthALook(held)) {
            open.add(new Place(held, from, step));
        }
    }

    private String describe(Place place, String why) {
        return way(place) + " is " + article(place.object.getClass()) + why;
    }

    private static String way(Place place) {
        Deque<String> steps = new ArrayDeque<>();
        Place at = place;
        for (Place from = at.from; from != null; from = at.from) {
            steps.addFirst(shown(at.step));
            at = from;
        }
        String root = simpleName(at.object.getClass());
        int between = steps.size() - 2 * SHOWN;
        if (between <= 0) {
            return root + String.join("", steps);
        }
        return root
                + steps.stream().limit(SHOWN).collect(Collectors.joining())
                + "...(" + between + " more)"
                + steps.stream().skip(SHOWN + between).collect(Collectors.joining());
    }

    private static String shown(@Nullable Step step) {
        return switch (step) {
            case null -> "";
            case Step.Named(var name) -> "." + name;
            case Step.Numbered(var list, var index) -> (list.isEmpty() ? "" : "." + list) + "[" + index + "]";
            case Step.Keyed(var key) -> "[" + shownKey(key) + "]";
        };
    }

    /** Only keys whose text is no code of the user. */
    private static String shownKey(@Nullable Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> '"' + text + '"';
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Enum<?> constant -> constant.name();
            default -> simpleName(key.getClass());
        };
    }

    private static String article(Class<?> type) {
        String name = simpleName(type);
        return ("aeiouAEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static String simpleName(Class<?> type) {
        String name = type.getSimpleName();
        return name.isEmpty() ? type.getName() : name;
    }
}
