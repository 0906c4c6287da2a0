package io.warpbeam.supervision;

import io.warpbeam.actors.Self;
import java.util.Optional;

/** Decides at each start of a {@link Supervisor} what it is like, and whether it is wanted at all. */
@FunctionalInterface
public interface SupervisorInit {

    /**
     * Called in the new process, before any child is started; whoever starts the supervisor waits for it.
     *
     * @param self the process of the supervisor
     * @param supervisor as it was described
     * @return what is to run, {@code supervisor} or a changed copy, of which the name and the deciding itself do not
     *     matter any more; empty when the supervisor is not wanted, so that its start is
     *     {@link SupervisorStart.Ignored}
     * @throws Exception fails the start with {@link io.warpbeam.actors.ExitReason.Crashed}
     */
    Optional<Supervisor> init(Self self, Supervisor supervisor) throws Exception;
}
