package io.warpbeam.architecture.canary.actors;

import org.agrona.concurrent.UnsafeBuffer;

/** Breaks: this buffer needs flags of the JVM. */
record AgronaBuffering(UnsafeBuffer buffer) {}
