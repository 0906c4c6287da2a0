package io.warpbeam.actors.server;

import java.time.Instant;

/**
 * What a server did since {@link Sys#startStatistics}. Immutable; any thread may use it.
 *
 * @param since when the counting began
 * @param now when it was asked for
 * @param messagesIn messages handled, calls and time-outs included
 * @param repliesOut replies that callbacks returned
 * @param callbacks callbacks run, continues included
 */
public record ServerStatistics(Instant since, Instant now, long messagesIn, long repliesOut, long callbacks) {}
