/** Tests of programs that use a node: simulation from a seed, probes, recorders, a virtual clock. */
package io.warpbeam.testkit;
