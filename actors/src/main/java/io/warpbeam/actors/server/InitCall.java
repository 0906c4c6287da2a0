package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Sendable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a server: run {@code init}. The reply is the server, ready. A start that fails sends no reply:
 * it leaves its result here and ends the process, and that end fails the call, so that the starter goes on only when
 * the process has ended and its name is free.
 */
final class InitCall implements Call<ServerRef>, Sendable {

    // Written by the process before it ends, read by the starter after the end failed the call.
    private volatile @Nullable StartResult refusal;

    /** Leaves the result of a start that fails; read by {@link #refusal}. */
    void refuse(StartResult result) {
        refusal = result;
    }

    /** The result left by {@link #refuse}; empty when the process ended without getting that far. */
    Optional<StartResult> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public String toString() {
        return "InitCall";
    }
}
