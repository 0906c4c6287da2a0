import org.jspecify.annotations.NullMarked;

/** Small programs that show each part, and the demo service. */
@NullMarked
module io.warpbeam.examples {
    requires io.warpbeam.actors;
    requires io.warpbeam.coroutine;
    requires io.warpbeam.coroutine.json;
    requires io.warpbeam.mailbox;
    requires io.warpbeam.supervision;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires jdk.httpserver;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.jr.ob;

    // The log of a conversation is written and read by reflection.
    opens io.warpbeam.examples.bank to
            io.warpbeam.coroutine.json;
    opens io.warpbeam.examples.bank.ledger to
            io.warpbeam.coroutine.json;
}
