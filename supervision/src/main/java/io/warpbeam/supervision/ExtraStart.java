package io.warpbeam.supervision;

import io.warpbeam.actors.Self;

/**
 * As {@link ChildStart}, with an argument that the {@link DynamicSupervisor} gives to all its children.
 *
 * @param <X> the type of the argument
 */
@FunctionalInterface
public interface ExtraStart<X> {

    /**
     * Starts a process that is linked to the supervisor; see {@link ChildStart#start}.
     *
     * @param supervisor the process that calls this
     * @param extra what the supervisor has for its children
     * @return what the start came to; never null
     * @throws Exception the start has failed; so with any other throwable
     */
    ChildStart.Outcome start(Self supervisor, X extra) throws Exception;
}
