package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scope of a run: what it does, and what is registered with it. Touched by the thread of the run only. Most scopes
 * have nothing registered, and no lists for it.
 */
final class Region {

    private final Optional<Region> outer;
    private final Role role;
    private List<Cleanup> cleanups = List.of();
    private List<SuspendDecorator> decorators = List.of();

    Region(Optional<Region> outer, Role role) {
        this.outer = outer;
        this.role = role;
    }

    Optional<Region> outer() {
        return outer;
    }

    Role role() {
        return role;
    }

    void addCleanup(Cleanup cleanup) {
        if (cleanups.isEmpty()) {
            cleanups = new ArrayList<>(2);
        }
        cleanups.add(cleanup);
    }

    void addDecorator(SuspendDecorator decorator) {
        if (decorators.isEmpty()) {
            decorators = new ArrayList<>(2);
        }
        decorators.add(decorator);
    }

    /** The next cleanup to run. It is taken out before it runs, so that none runs twice. */
    Optional<Cleanup> takeCleanup() {
        return cleanups.isEmpty() ? Optional.empty() : Optional.of(cleanups.removeLast());
    }

    boolean isDecorating() {
        return role.isDecorating() || !decorators.isEmpty();
    }

    void decorate(Map<String, Object> data) throws Exception {
        role.decorate(data);
        for (SuspendDecorator decorator : decorators.reversed()) {
            decorator.decorate(data);
        }
    }
}
