package io.warpbeam.architecture.canary.actors;

/** Breaks: an exception has a type of its own. */
final class PlainlyFailing {
    void fails() {
        throw new RuntimeException("plain");
    }
}
