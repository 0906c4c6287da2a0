/**
 * For tests of processes: {@link io.warpbeam.testkit.Simulation} runs a program deterministically from a seed in
 * virtual time, {@link io.warpbeam.testkit.TestProbe} expects messages, {@link io.warpbeam.testkit.EventRecorder} keeps
 * what happened on a node, {@link io.warpbeam.testkit.WarpbeamTest} gives each test of JUnit a node of its own and
 * looks after it, and {@link io.warpbeam.testkit.ManualClock} is a time that moves when told. JUnit is needed by the
 * extension alone.
 */
package io.warpbeam.testkit;
