import org.jspecify.annotations.NullMarked;

/** Supervisors, child specifications and restart policies. */
@NullMarked
module io.warpbeam.supervision {
    requires transitive io.warpbeam.actors;
    requires jdk.jfr;
    requires static org.jspecify;

    exports io.warpbeam.supervision;

    // Isolation looks into messages.
    opens io.warpbeam.supervision to
            io.warpbeam.actors;
}
