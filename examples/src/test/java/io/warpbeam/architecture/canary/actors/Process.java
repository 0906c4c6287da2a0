package io.warpbeam.architecture.canary.actors;

/** Breaks: java.lang has a type of this name. */
public record Process() {}
