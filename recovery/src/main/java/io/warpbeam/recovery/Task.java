package io.warpbeam.recovery;

import io.warpbeam.actors.Self;

/**
 * Work with a result that may fail, and may be done again.
 *
 * @param <T> the type of the result; never null
 */
@FunctionalInterface
public interface Task<T> {

    /**
     * Does the work. Called by the process that the work is done in; it may block.
     *
     * @param self that process
     * @return the result
     * @throws Exception the work has failed. An {@link Error} is no failure that one recovers from: it ends the process
     */
    T run(Self self) throws Exception;
}
