package io.warpbeam.actors;

import java.util.function.Function;

/**
 * Copies what crosses a process with {@link IsolationLevel#FULL} and is not immutable. The runtime finds a
 * {@link Factory} with {@link java.util.ServiceLoader}; {@code io.warpbeam:warpbeam-isolation-copy} brings one. Several
 * threads call a copier at once.
 */
public interface MessageCopier {

    /** What is done with the objects of a class. */
    enum Treatment {
        /** They are immutable or may be shared: the copy refers to the same object. */
        PASS,
        /** They are copied. */
        COPY,
        /** They must not be copied: an object that holds one cannot cross. */
        REFUSE
    }

    /**
     * Copies an object and all that it refers to, as far as {@link Treatment#PASS} does not say otherwise. What was one
     * object is one object in the copy, cycles included. Does not block.
     *
     * @param value to be copied; it does not change meanwhile, unless the program has a race
     * @return a copy that shares nothing with {@code value} but what may be shared
     * @throws RuntimeException when it cannot be copied, with a text that names what; nothing else has happened
     */
    Object copy(Object value);

    /** Makes copiers; the type that {@link java.util.ServiceLoader} looks for. */
    interface Factory {
        /**
         * Makes a copier for one node. Called once per node, when the first process that needs it is spawned.
         *
         * @param treatment what is to be done with the objects of a class; the same answer each time
         * @return the copier
         */
        MessageCopier create(Function<Class<?>, Treatment> treatment);
    }
}
