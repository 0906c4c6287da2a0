package io.warpbeam.actors;

/**
 * What is left of a value in an {@link ExitReason} that could not cross between two processes: a process always ends,
 * whatever it ends with. Immutable; any thread may use it.
 *
 * @param text the value as text
 * @param flaw why it could not cross, as {@link IsolationException#flaw} tells it
 */
public record Cut(String text, String flaw) {}
