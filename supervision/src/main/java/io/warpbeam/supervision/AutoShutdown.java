package io.warpbeam.supervision;

/**
 * Whether a {@link Supervisor} ends when its significant children have done their work. Only a significant child that
 * ends by itself and is not restarted counts; one that is terminated, or ended along with another one, does not.
 */
public enum AutoShutdown {
    /** It does not. Significant children are refused. */
    NEVER,
    /** When the first significant child has ended. */
    ANY_SIGNIFICANT,
    /** When the last significant child has ended. One that is being restarted has not. */
    ALL_SIGNIFICANT
}
