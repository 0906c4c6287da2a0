package io.warpbeam.actors;

import java.util.Objects;
import java.util.Optional;

/**
 * A process by name: whichever holds the key when the name is used. This is the stable address of a process that may be
 * restarted. Names are equal when their spaces and keys are. Immutable; any thread may use it.
 *
 * @param space that knows the key; called on the thread that uses the name
 * @param key of the process
 */
public record Name(NameSpace space, Object key) implements Destination {

    /** Checks the components. */
    public Name {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(key, "key");
    }

    /**
     * {@return a name of a node}
     *
     * @param node that knows the name
     * @param name of a process, held or not
     */
    public static Name of(Node node, String name) {
        return new Name(node.names(), name);
    }

    /** {@return the process that holds the name at this moment; empty when nobody does} From any thread. */
    public Optional<Pid> whereis() {
        return space.whereis(key);
    }

    /**
     * Sends to the process that holds the name at this moment; see {@link Pid#send}. Unlike a pid, a name that nobody
     * holds is an error of the sender.
     *
     * @throws NotRegisteredException when nobody holds the name
     */
    @Override
    public SendResult send(Object message) {
        Objects.requireNonNull(message, "message");
        Strand.checkCurrent();
        return whereis().orElseThrow(() -> new NotRegisteredException(this)).send(message);
    }

    /**
     * Sends a request to the process that holds the name at this moment. When nobody does, the request has failed with
     * {@link ExitReason#NO_PROCESS}, and so has a call.
     */
    @Override
    public <R> PendingReply<R> request(Call<R> call) {
        Objects.requireNonNull(call, "call");
        Strand.checkCurrent();
        return whereis()
                .map(pid -> pid.request(call))
                .orElseGet(() -> new FailedReply<>(call, new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }

    @Override
    public String toString() {
        return key + " of " + space;
    }
}
