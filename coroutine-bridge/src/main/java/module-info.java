import org.jspecify.annotations.NullMarked;

/** Coroutines hosted in processes. */
@NullMarked
module io.warpbeam.coroutine {
    requires transitive io.warpbeam.actors;
    requires static org.jspecify;

    exports io.warpbeam.coroutine;
    exports io.warpbeam.coroutine.effect;

    // Isolation looks into messages.
    opens io.warpbeam.coroutine to
            io.warpbeam.actors;
    opens io.warpbeam.coroutine.effect to
            io.warpbeam.actors;
}
