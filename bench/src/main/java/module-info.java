import org.jspecify.annotations.NullMarked;

/** JMH benchmarks, and the comparison with other systems. */
@NullMarked
module io.warpbeam.bench {
    requires io.warpbeam.actors;
    requires io.warpbeam.coroutine;
    requires io.warpbeam.mailbox;
    requires io.warpbeam.supervision;
    requires java.logging;
    requires java.management;
    requires jmh.core;
    requires pekko.actor;
    requires pekko.actor.typed;
    requires scala.library;
    requires static org.jspecify;
    requires tools.jackson.jr.ob;
}
