package io.warpbeam.architecture.canary.actors;

/** Breaks: the name says nothing. */
final class PidUtil {}
