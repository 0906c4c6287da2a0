package io.warpbeam.actors;

/**
 * What is known of a node. Immutable; any thread may use it.
 *
 * @param name of the node
 * @param workers that run event-driven processes when none of them is held up
 * @param ownCarriers whether its virtual threads run on carriers of its own, which takes the JVM flag
 *     {@code --add-opens java.base/java.lang=ALL-UNNAMED} and makes blocking processes and their calls several times
 *     faster
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
        boolean ownCarriers,
        int processes,
        int zombies,
        long spawned,
        long deadLetters,
        long crashes,
        long pendingTimers,
        long lateReplies) {}
