package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scope of a run: what is registered with it. Touched by the thread of the run only. */
final class Region {

    private final Optional<Region> outer;
    private final List<Cleanup> cleanups = new ArrayList<>();
    private final List<SuspendDecorator> decorators = new ArrayList<>();

    Region(Optional<Region> outer) {
        this.outer = outer;
    }

    Optional<Region> outer() {
        return outer;
    }

    void addCleanup(Cleanup cleanup) {
        cleanups.add(cleanup);
    }

    void addDecorator(SuspendDecorator decorator) {
        decorators.add(decorator);
    }

    /** The next cleanup to run. It is taken out before it runs, so that none runs twice. */
    Optional<Cleanup> takeCleanup() {
        return cleanups.isEmpty() ? Optional.empty() : Optional.of(cleanups.removeLast());
    }

    void decorate(Map<String, Object> data) throws Exception {
        for (SuspendDecorator decorator : decorators.reversed()) {
            decorator.decorate(data);
        }
    }
}
