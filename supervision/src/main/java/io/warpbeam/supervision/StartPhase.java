package io.warpbeam.supervision;

/**
 * Work to be done once the tree of an application runs and before the application counts as started.
 *
 * @param <E> the type of the environment
 */
@FunctionalInterface
public interface StartPhase<E extends Record> {

    /**
     * Does the work. Called by the process that starts applications, which does nothing else until this returns: it may
     * block, and must not use {@link Applications}.
     *
     * @param tree the supervisor at the top
     * @param environment of the application
     * @throws Exception fails the start; so does any other throwable
     */
    void run(SupervisorRef tree, E environment) throws Exception;
}
