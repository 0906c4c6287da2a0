/**
 * Supervisors: processes that start other processes, start them again when they fail, and end them in order.
 *
 * <p>{@link io.warpbeam.supervision.Supervisor} is for the children that a program knows in advance,
 * {@link io.warpbeam.supervision.DynamicSupervisor} for those that come and go. Both treat a child as its
 * {@link io.warpbeam.supervision.ChildSpec} says.
 */
package io.warpbeam.supervision;
