package io.warpbeam.actors;

/** A name was to be given to a process while another holds it. Any thread may read it. */
public final class AlreadyRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Pid holder;

    AlreadyRegisteredException(String name, Pid holder) {
        super("the name " + name + " is held by " + holder);
        this.holder = holder;
    }

    /** {@return the process that held the name at that moment; it may have ended since} */
    public Pid holder() {
        return holder;
    }
}
