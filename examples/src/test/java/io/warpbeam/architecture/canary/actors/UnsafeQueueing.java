package io.warpbeam.architecture.canary.actors;

import org.jctools.queues.MpscLinkedQueue;

/** Breaks: this queue needs Unsafe. */
record UnsafeQueueing(MpscLinkedQueue<String> queue) {}
