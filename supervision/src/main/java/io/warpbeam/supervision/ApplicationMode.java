package io.warpbeam.supervision;

/**
 * What the end of an application by itself means for its node; one that is stopped means nothing. The words and their
 * meaning are OTP's.
 */
public enum ApplicationMode {
    /** Whatever its reason, the node is closed. */
    PERMANENT,
    /**
     * The node is closed unless the reason is {@link io.warpbeam.actors.ExitReason#NORMAL}. A supervisor that gives up,
     * or whose significant children have done their work, ends with {@code SHUTDOWN}, which is not that.
     */
    TRANSIENT,
    /** Whatever its reason, nothing but {@link ApplicationEvent.Ended} comes of it. */
    TEMPORARY
}
