package io.warpbeam.actors;

/**
 * What is known of a node. Immutable; any thread may use it.
 *
 * @param name of the node
 * @param workers that run event-driven processes when none of them is held up
 * @param processes alive, the root process included
 * @param zombies code of killed processes that has not come back yet
 * @param spawned processes so far
 * @param deadLetters so far
 * @param crashes so far
 * @param pendingTimers set and neither fired nor cancelled, roughly
 * @param lateReplies replies that reached nobody, since the caller had gone or had an earlier one
 */
public record NodeInfo(
        String name,
        int workers,
        int processes,
        int zombies,
        long spawned,
        long deadLetters,
        long crashes,
        long pendingTimers,
        long lateReplies) {}
