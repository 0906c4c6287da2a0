package io.warpbeam.actors;

/**
 * One monitor, as {@link Self#monitor} returned it. It belongs to the process that set it and is compared by identity.
 * Any thread may read it; only that process can end it.
 */
public sealed interface Monitor permits MonitorRef {

    /** {@return the process that is watched, alive or ended} */
    Pid target();
}
