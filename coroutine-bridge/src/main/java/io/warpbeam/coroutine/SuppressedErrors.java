package io.warpbeam.coroutine;

import io.warpbeam.actors.ProcessExit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cleanups threw while the code unwound by another error. It is kept in that error, as try-with-resources does;
 * for an error that keeps none, such as {@link io.warpbeam.actors.ProcessExit}, here. Touched by the thread of the run
 * only.
 */
final class SuppressedErrors {

    private @Nullable IdentityHashMap<Throwable, List<Throwable>> keptHere; // made when it is needed

    @SuppressWarnings("ReferenceEquality") // an error must not suppress itself; equal ones are two
    void add(Throwable primary, Throwable error) {
        if (primary == error) {
            return; // thrown again by a cleanup
        }
        int before = primary.getSuppressed().length;
        primary.addSuppressed(error);
        if (primary.getSuppressed().length == before) {
            IdentityHashMap<Throwable, List<Throwable>> kept = keptHere == null ? new IdentityHashMap<>(2) : keptHere;
            keptHere = kept;
            kept.computeIfAbsent(primary, _ -> new ArrayList<>()).add(error);
        }
    }

    List<Throwable> of(Throwable primary) {
        List<Throwable> all = new ArrayList<>(List.of(primary.getSuppressed()));
        if (keptHere != null) {
            all.addAll(keptHere.getOrDefault(primary, List.of()));
        }
        return all;
    }

    /** The error that goes on when a scope was aborted and {@code thrown} left its code. */
    @SuppressWarnings("ReferenceEquality") // it is one or the other
    Throwable unwrapped(ScopeAborted aborted, @Nullable Throwable thrown) {
        Throwable error = aborted.error();
        of(aborted).forEach(other -> add(error, other));
        if (thrown != null && thrown != aborted) { // by a finally block, in the place of the abortion
            add(error, thrown);
        }
        return error;
    }

    /** What an error that ended some code means. */
    static Failure failure(Throwable error, List<Throwable> suppressed) {
        return switch (error) {
            case ScopeAborted aborted -> failure(aborted.error(), suppressed);
            case RaisedException raised -> new Failure.Raised(raised.value(), suppressed);
            case ProcessExit exit -> new Failure.Exited(exit.reason(), suppressed);
            case DecoratorError decorator -> new Failure.DecoratorFailed(decorator.error(), suppressed);
            default -> new Failure.Crashed(error, suppressed);
        };
    }
}
