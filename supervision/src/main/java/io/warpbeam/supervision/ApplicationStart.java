package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link Applications#start} came to. Unless all run, those that this call had started have been stopped again.
 */
public sealed interface ApplicationStart {

    /**
     * All of them run.
     *
     * @param names of those that this call started, in the order of their starts; those that ran already are not among
     *     them
     */
    record Started(List<String> names) implements ApplicationStart {
        /** Keeps a copy of the list. */
        public Started {
            names = List.copyOf(names);
        }
    }

    /**
     * An application depends on one that neither runs nor was to be started.
     *
     * @param name of the application
     * @param dependency that is missing
     */
    record Missing(String name, String dependency) implements ApplicationStart {}

    /**
     * An application did not start.
     *
     * @param name of the application
     * @param phase the start phase that failed; empty when its tree did not start
     * @param reason why
     */
    record Failed(String name, Optional<String> phase, ExitReason reason) implements ApplicationStart {
        /** Checks the components. */
        public Failed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The applications that this call started.
     *
     * @return their names, in the order of their starts
     * @throws NotStartedException when one of them does not run
     */
    default List<String> orThrow() {
        return switch (this) {
            case Started(var names) -> names;
            case Failed(var _, var _, var reason) -> throw new NotStartedException(this, reason);
            case Missing _ -> throw new NotStartedException(this);
        };
    }
}
