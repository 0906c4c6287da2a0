package io.warpbeam.architecture.canary.actors;

import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;

/** Breaks: this queue needs flags of the JVM. */
record AgronaQueueing(ManyToOneConcurrentLinkedQueue<String> queue) {}
