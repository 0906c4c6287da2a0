import org.jspecify.annotations.NullMarked;

/** Probes, recorded events, a JUnit extension and a manual clock for tests of processes. */
@NullMarked
module io.warpbeam.testkit {
    requires transitive io.warpbeam.actors;
    requires static transitive org.junit.jupiter.api; // for the extension alone
    requires static org.jspecify;

    exports io.warpbeam.testkit;
}
