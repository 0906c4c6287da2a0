package io.warpbeam.coroutine.log;

import java.util.Optional;
import java.util.Set;

/** What a logger does. */
record Settings(
        Optional<String> run,
        Optional<Set<String>> effects,
        boolean pruning,
        boolean divergenceAllowed,
        EffectLogger.Decoration decoration,
        Origin origin,
        LogStore store) {

    static final Settings DEFAULT = new Settings(
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            (log, data) -> data.put(EffectLogger.KEY, log),
            new Origin.Start(),
            LogStore.NONE);

    Settings run(String newRun) {
        return new Settings(Optional.of(newRun), effects, pruning, divergenceAllowed, decoration, origin, store);
    }

    Settings effects(Set<String> newEffects) {
        return new Settings(
                run, Optional.of(Set.copyOf(newEffects)), pruning, divergenceAllowed, decoration, origin, store);
    }

    Settings pruning(boolean newPruning) {
        return new Settings(run, effects, newPruning, divergenceAllowed, decoration, origin, store);
    }

    Settings divergenceAllowed(boolean allowed) {
        return new Settings(run, effects, pruning, allowed, decoration, origin, store);
    }

    Settings decoration(EffectLogger.Decoration newDecoration) {
        return new Settings(run, effects, pruning, divergenceAllowed, newDecoration, origin, store);
    }

    Settings origin(Origin newOrigin) {
        return new Settings(run, effects, pruning, divergenceAllowed, decoration, newOrigin, store);
    }

    Settings store(LogStore newStore) {
        return new Settings(run, effects, pruning, divergenceAllowed, decoration, origin, newStore);
    }

    boolean logs(String effect) {
        return effects.isEmpty() || effect.equals(Loop.EFFECT) || effects.get().contains(effect);
    }
}
