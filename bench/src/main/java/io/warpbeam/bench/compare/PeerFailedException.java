package io.warpbeam.bench.compare;

/** A peer did not do the work: it failed, did not do it whole, ended, or took far too long. */
final class PeerFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    PeerFailedException(String message) {
        super(message);
    }
}
