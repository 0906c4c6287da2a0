package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What cleanups threw while the code unwound by another error. It is kept in that error, as try-with-resources does;
 * for an error that keeps none, such as {@link io.warpbeam.actors.ProcessExit}, here. Touched by the thread of the run
 * only.
 */
final class SuppressedErrors {

    private final IdentityHashMap<Throwable, List<Throwable>> keptHere = new IdentityHashMap<>(2);

    @SuppressWarnings("ReferenceEquality") // an error must not suppress itself; equal ones are two
    void add(Throwable primary, Throwable error) {
        if (primary == error) {
            return; // thrown again by a cleanup
        }
        int before = primary.getSuppressed().length;
        primary.addSuppressed(error);
        if (primary.getSuppressed().length == before) {
            keptHere.computeIfAbsent(primary, _ -> new ArrayList<>()).add(error);
        }
    }

    List<Throwable> of(Throwable primary) {
        List<Throwable> all = new ArrayList<>(List.of(primary.getSuppressed()));
        all.addAll(keptHere.getOrDefault(primary, List.of()));
        return all;
    }
}
