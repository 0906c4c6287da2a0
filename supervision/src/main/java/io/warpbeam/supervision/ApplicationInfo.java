package io.warpbeam.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A running application.
 *
 * @param name by which it is known
 * @param mode what its end by itself means for its node
 * @param dependencies the names of the applications that had to run before it
 * @param phases the names of the start phases that it went through, in order
 * @param environment what it was given
 * @param top the supervisor at the top of its tree; {@link SupervisorRef#tree(Duration)} has the rest
 */
public record ApplicationInfo(
        String name,
        ApplicationMode mode,
        List<String> dependencies,
        List<String> phases,
        Record environment,
        SupervisorRef top) {

    /** Checks the components, and keeps copies of the lists. */
    public ApplicationInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        dependencies = List.copyOf(dependencies);
        phases = List.copyOf(phases);
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(top, "top");
    }
}
