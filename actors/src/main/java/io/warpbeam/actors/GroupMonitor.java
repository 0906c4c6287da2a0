package io.warpbeam.actors;

/**
 * One monitor of a group or of a scope, as {@link ProcessGroups#monitor} returned it. It belongs to the process that
 * set it and is compared by identity. Any thread may read it.
 */
public sealed interface GroupMonitor permits GroupWatch {}
