import org.jspecify.annotations.NullMarked;

/** Coroutines hosted in processes, and fields of servers that processes compute. */
@NullMarked
module io.warpbeam.coroutine {
    requires transitive io.warpbeam.actors;
    requires static org.jspecify;

    exports io.warpbeam.coroutine;
    exports io.warpbeam.coroutine.effect;
    exports io.warpbeam.coroutine.field;
    exports io.warpbeam.coroutine.journal;
    exports io.warpbeam.coroutine.log;

    // Isolation looks into messages.
    opens io.warpbeam.coroutine to
            io.warpbeam.actors;
    opens io.warpbeam.coroutine.log to
            io.warpbeam.actors;
    opens io.warpbeam.coroutine.effect to
            io.warpbeam.actors;
    opens io.warpbeam.coroutine.field to
            io.warpbeam.actors;
}
