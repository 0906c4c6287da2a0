package io.warpbeam.actors;

import java.util.Optional;

/**
 * Names for processes: OTP's {@code via} modules. A {@link Node} has one for its own names, {@link Node#names()}, and
 * anyone may write another. A key and the name space that knows it are a {@link Name}.
 *
 * <p>An implementation may be called from any thread, also from the thread of the node's timers and from the one that
 * starts a process. It must be quick and must not block. A process that ends should lose its names before anyone is
 * told of its end.
 */
public interface NameSpace {

    /**
     * {@return the process that holds a key; empty when nobody does} It may have ended when this returns.
     *
     * @param key that may be held
     */
    Optional<Pid> whereis(Object key);

    /**
     * Gives a key to a process, which may not run yet.
     *
     * @param key held by nobody
     * @param pid the process to be found under the key
     * @throws AlreadyRegisteredException when a process holds the key, this one included
     * @throws IllegalArgumentException when the key is none of this name space, or the process has ended
     */
    void register(Object key, Pid pid);

    /**
     * Takes a key from whoever holds it.
     *
     * @param key that may be held
     * @return {@code true} when this took it; {@code false} when nobody held it
     */
    boolean unregister(Object key);
}
