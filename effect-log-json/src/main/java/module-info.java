import org.jspecify.annotations.NullMarked;

/** Logs of coroutines as JSON that a person can read. */
@NullMarked
module io.warpbeam.coroutine.json {
    requires transitive io.warpbeam.coroutine;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports io.warpbeam.coroutine.json;
}
