package io.warpbeam.actors;

/**
 * One monitor, as {@link Self#monitor} returned it. It belongs to the process that set it and is compared by identity.
 */
public sealed interface Monitor permits MonitorRef {

    /**
     * The process that is watched.
     *
     * @return also after it has ended
     */
    Pid target();
}
