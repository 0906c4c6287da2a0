package io.warpbeam.actors;

/** A message was sent to a name that nobody holds; OTP's {@code badarg}. Any thread may read it. */
public final class NotRegisteredException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Name name;

    NotRegisteredException(Name name) {
        super("name must be held by a process, but nobody holds " + name);
        this.name = name;
    }

    /** {@return the name that nobody held at that moment} */
    public Name name() {
        return name;
    }
}
