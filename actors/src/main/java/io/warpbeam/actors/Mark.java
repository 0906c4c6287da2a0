package io.warpbeam.actors;

/**
 * A moment in the life of a mailbox: what was received before it need not be looked at by a receive that cannot find
 * there what it waits for. Made by {@link Self#mark} and used by the same process; it holds nothing.
 */
public sealed interface Mark permits MarkRef {}
