/** Supervisors, child specifications, restart policies, isolation levels and applications. */
package io.warpbeam.supervision;
