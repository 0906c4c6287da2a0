package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/**
 * How a monitor is set. Immutable; each method returns a changed copy.
 *
 * @param tag which comes with a {@link TaggedDown} in place of a {@link Down}; empty for none
 * @param alias the mode of the alias that comes with the monitor; empty for none
 * @param priority whether its message is a priority message and its alias takes priority messages
 */
public record MonitorOptions(Optional<Object> tag, Optional<AliasMode> alias, boolean priority) {

    /** Nothing special: no tag, no alias, ordinary messages. */
    public static final MonitorOptions DEFAULT = new MonitorOptions(Optional.empty(), Optional.empty(), false);

    /** Checks the components. */
    public MonitorOptions {
        Objects.requireNonNull(tag, "tag");
        if (alias.filter(AliasMode.REPLY::equals).isPresent()) {
            throw new IllegalArgumentException("alias must be EXPLICIT, DEMONITOR or REPLY_DEMONITOR, but is REPLY");
        }
    }

    /**
     * Has the end of the process told by a message of its own type.
     *
     * @param newTag a small record, for instance, whose type patterns can match
     * @return the changed copy
     */
    public MonitorOptions tag(Object newTag) {
        return new MonitorOptions(Optional.of(newTag), alias, priority);
    }

    /**
     * Makes an alias along with the monitor: {@link Monitor#alias}.
     *
     * @param mode what ends the alias
     * @return the changed copy
     * @throws IllegalArgumentException when {@code mode} is {@link AliasMode#REPLY}, which has no monitor
     */
    public MonitorOptions alias(AliasMode mode) {
        return new MonitorOptions(tag, Optional.of(mode), priority);
    }

    /**
     * Lets the message that tells of the end go ahead of ordinary messages, and the alias take priority messages.
     *
     * @return the changed copy
     */
    public MonitorOptions withPriority() {
        return new MonitorOptions(tag, alias, true);
    }
}
