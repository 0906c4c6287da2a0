package io.warpbeam.actors;

import java.util.Objects;

/** A name was to be given to a process while another holds it. Any thread may read it. */
public final class AlreadyRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Pid holder;

    /**
     * For the kit and for name spaces of others.
     *
     * @param key the name
     * @param holder the process that holds it
     */
    public AlreadyRegisteredException(Object key, Pid holder) {
        super("the name " + key + " is held by " + holder);
        this.holder = Objects.requireNonNull(holder, "holder");
    }

    /** {@return the process that held the name at that moment; it may have ended since} */
    public Pid holder() {
        return holder;
    }
}
