package io.warpbeam.actors;

import java.util.Objects;

/**
 * What arrives in place of {@link Down} for a monitor that was set with a tag. Patterns for {@code Down} do not match
 * it. Immutable; any thread may use it.
 *
 * @param tag as given to {@link MonitorOptions#tag}
 * @param down which monitor, which process, why
 */
public record TaggedDown(Object tag, Down down) {
    /** Checks the components. */
    public TaggedDown {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(down, "down");
    }
}
