package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Optional;

/** What {@code startChild} of a supervisor came to. */
public sealed interface StartChildResult {

    /**
     * The child runs.
     *
     * @param pid its process
     * @param info what its start function had to say beside that
     */
    record Started(Pid pid, Optional<Object> info) implements StartChildResult {}

    /**
     * The child did not want to start. A {@link Supervisor} keeps it as stopped unless it is temporary; a
     * {@link DynamicSupervisor} does not keep it.
     */
    record Ignored() implements StartChildResult {}

    /**
     * The start failed; the child is not kept.
     *
     * @param reason why
     */
    record Failed(ExitReason reason) implements StartChildResult {}

    /**
     * There is such a process already: a running child of this supervisor with the same id, or a process that the start
     * function found outside and that the supervisor does not adopt.
     *
     * @param pid that process
     */
    record AlreadyStarted(Pid pid) implements StartChildResult {}

    /** A child with this id is known and does not run at the moment. Only from a {@link Supervisor}. */
    record AlreadyPresent() implements StartChildResult {}

    /**
     * There are as many children as allowed. Only from a {@link DynamicSupervisor}.
     *
     * @param maxChildren how many are allowed
     */
    record MaxChildren(int maxChildren) implements StartChildResult {}

    /**
     * The specification does not go with this supervisor: a significant child that is permanent, or under a supervisor
     * that never shuts down by itself, which a {@link DynamicSupervisor} never does.
     *
     * @param rule that it breaks
     */
    record Refused(String rule) implements StartChildResult {}

    /**
     * The process of the child.
     *
     * @return its pid
     * @throws NotStartedException when this call started none
     */
    default Pid orThrow() {
        return switch (this) {
            case Started(Pid pid, var _) -> pid;
            case Failed(ExitReason reason) -> throw new NotStartedException(this, reason);
            case Ignored _, AlreadyStarted _, AlreadyPresent _, MaxChildren _, Refused _ ->
                throw new NotStartedException(this);
        };
    }
}
