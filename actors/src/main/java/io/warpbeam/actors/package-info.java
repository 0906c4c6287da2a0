/** The runtime: nodes, processes, signals, links, monitors, aliases, timers, the registry and the scheduler. */
package io.warpbeam.actors;
