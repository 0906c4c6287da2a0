package io.warpbeam.actors;

/**
 * A process spawned with a request as its first message. Immutable; any thread may use it.
 *
 * @param <R> the type of the reply
 * @param pid the process
 * @param reply the reply to the request; fails as soon as the process ends without replying
 */
public record Called<R>(Pid pid, PendingReply<R> reply) {}
