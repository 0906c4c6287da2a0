/**
 * Recovery inside of a process: retries, circuit breakers and fallbacks around a task, with the clock and the timers of
 * its node.
 *
 * <p>{@link io.warpbeam.recovery.SpawnConfig} says how a task is run as a process;
 * {@link io.warpbeam.recovery.RetryConfig} and {@link io.warpbeam.recovery.CircuitBreaker} can also be used by any
 * process for a part of its work.
 */
package io.warpbeam.recovery;
