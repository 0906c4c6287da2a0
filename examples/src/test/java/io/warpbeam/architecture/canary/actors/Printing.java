package io.warpbeam.architecture.canary.actors;

/** Breaks: only programs print. */
final class Printing {
    void prints() {
        System.out.println();
    }
}
