import org.jspecify.annotations.NullMarked;

/** Nodes, processes, signals, links, monitors, timers, the registry and generic servers. */
@NullMarked
module io.warpbeam.actors {
    requires transitive io.warpbeam.mailbox;
    requires jdk.jfr;
    requires static org.jspecify;

    uses io.warpbeam.actors.MessageCopier.Factory;

    exports io.warpbeam.actors;
    exports io.warpbeam.actors.server;
}
