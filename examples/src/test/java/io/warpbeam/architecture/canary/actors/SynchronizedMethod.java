package io.warpbeam.architecture.canary.actors;

/** Breaks: no method is synchronized. */
final class SynchronizedMethod {
    synchronized void locks() {}
}
