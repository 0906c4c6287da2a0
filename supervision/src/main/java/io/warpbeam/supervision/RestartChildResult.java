package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.Optional;

/** What {@link SupervisorRef#restartChild} came to. */
public sealed interface RestartChildResult {

    /**
     * The child runs.
     *
     * @param pid its process
     * @param info what its start function had to say beside that
     */
    record Started(Pid pid, Optional<Object> info) implements RestartChildResult {}

    /** The child did not want to start; it stays stopped. */
    record Ignored() implements RestartChildResult {}

    /**
     * The start failed; the child stays stopped.
     *
     * @param reason why
     */
    record Failed(ExitReason reason) implements RestartChildResult {}

    /**
     * The start function found such a process outside, which the supervisor does not adopt; the child stays stopped.
     *
     * @param pid that process
     */
    record AlreadyStarted(Pid pid) implements RestartChildResult {}

    /**
     * The child runs already.
     *
     * @param pid its process
     */
    record Running(Pid pid) implements RestartChildResult {}

    /** The child is being restarted. */
    record Restarting() implements RestartChildResult {}

    /** No such child. */
    record NotFound() implements RestartChildResult {}

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
            case Ignored _, AlreadyStarted _, Running _, Restarting _, NotFound _ ->
                throw new NotStartedException(this);
        };
    }
}
