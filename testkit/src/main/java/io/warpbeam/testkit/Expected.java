package io.warpbeam.testkit;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * What a probe expects.
 *
 * @param description for the failure
 * @param accepts whether a message is it; code of the user
 */
record Expected(String description, Predicate<Object> accepts) {

    static Expected equalTo(Object message) {
        Objects.requireNonNull(message, "message");
        return new Expected(Text.of(message), message::equals);
    }

    static Expected instanceOf(Class<?> type) {
        return new Expected(article(type), type::isInstance);
    }

    static <T> Expected instanceOf(Class<T> type, Predicate<? super T> accepts) {
        Objects.requireNonNull(accepts, "accepts");
        return new Expected(
                article(type) + " that the predicate accepts",
                message -> type.isInstance(message) && accepts.test(type.cast(message)));
    }

    static Expected described(String description, Predicate<Object> accepts) {
        return new Expected(
                Objects.requireNonNull(description, "description"), Objects.requireNonNull(accepts, "accepts"));
    }

    private static String article(Class<?> type) {
        String name = type.getSimpleName();
        return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
