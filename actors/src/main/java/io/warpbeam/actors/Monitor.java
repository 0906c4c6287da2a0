package io.warpbeam.actors;

import java.util.Optional;

/**
 * One monitor, as {@link Self#monitor} returned it. It belongs to the process that set it and is compared by identity.
 * Any thread may read it; only that process can end it.
 */
public sealed interface Monitor permits MonitorRef {

    /**
     * {@return the process that is watched, alive or ended} For a name that nobody held it is a pid that no process
     * ever had.
     */
    Pid target();

    /** {@return the name by which the process was found when the monitor was set; empty when it was set by pid} */
    Optional<Name> name();

    /** {@return the alias that was made with the monitor; empty when the options did not ask for one} */
    Optional<Alias> alias();
}
