import org.jspecify.annotations.NullMarked;

/** Retries, circuit breakers and fallbacks for processes. */
@NullMarked
module io.warpbeam.recovery {
    requires transitive io.warpbeam.supervision;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires static org.jspecify;

    exports io.warpbeam.recovery;

    // Isolation looks into messages.
    opens io.warpbeam.recovery to
            io.warpbeam.actors;
}
