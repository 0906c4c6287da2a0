package io.warpbeam.actors;

/** A name was to be given to a process while another holds it. */
public final class AlreadyRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Pid holder;

    AlreadyRegisteredException(String name, Pid holder) {
        super("the name " + name + " is held by " + holder);
        this.holder = holder;
    }

    /**
     * The process that holds the name.
     *
     * @return its pid, when the name was taken
     */
    public Pid holder() {
        return holder;
    }
}
