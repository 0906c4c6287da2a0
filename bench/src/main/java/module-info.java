import org.jspecify.annotations.NullMarked;

/** JMH benchmarks. */
@NullMarked
module io.warpbeam.bench {
    requires io.warpbeam.actors;
    requires io.warpbeam.coroutine;
    requires io.warpbeam.mailbox;
    requires io.warpbeam.supervision;
    requires jmh.core;
    requires static org.jspecify;
}
