package io.warpbeam.supervision;

import io.warpbeam.actors.Self;
import java.util.Objects;

/**
 * A start that lacks an argument of the supervisor, and fails without.
 *
 * @param <X> the type of the argument
 * @param type of the argument
 * @param start what it is for
 */
record LackingStart<X>(Class<X> type, ExtraStart<X> start) implements ChildStart {

    LackingStart {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(start, "start");
    }

    @Override
    public Outcome start(Self supervisor) {
        throw new IllegalArgumentException(
                "start must be given a " + type.getName() + ", but its supervisor has nothing extra");
    }

    ChildStart with(Object extra) {
        return supervisor -> {
            if (!type.isInstance(extra)) {
                throw new IllegalArgumentException("start must be given a " + type.getName()
                        + ", but its supervisor has a " + extra.getClass().getName());
            }
            return start.start(supervisor, type.cast(extra));
        };
    }
}
