package io.warpbeam.actors;

import java.util.Objects;

/**
 * The gate between two processes, for layers that hand data from one to the other by other means than a message. All
 * methods may be called from any thread.
 */
public final class Isolation {

    private Isolation() {}

    /**
     * What {@code to} gets when {@code from} gives it a value: the same rules as for a message.
     *
     * @param <T> the type of the value
     * @param from that gives; its own value comes back as it is when it is also the one that gets it
     * @param to that gets
     * @param value to be given
     * @return the value, or a copy of it when one of the two has {@link IsolationLevel#FULL}
     * @throws IsolationException when the value must not cross
     */
    @SuppressWarnings("unchecked") // a copy has the class of the original
    public static <T> T pass(Pid from, Pid to, T value) {
        return (T) Gate.value((LocalProcess) from, (LocalProcess) to, Objects.requireNonNull(value, "value"));
    }
}
