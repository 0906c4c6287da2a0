import org.jspecify.annotations.NullMarked;

/** Small programs that show each part, and the demo service. */
@NullMarked
module io.warpbeam.examples {
    requires io.warpbeam.actors;
    requires io.warpbeam.coroutine;
    requires io.warpbeam.mailbox;
    requires io.warpbeam.supervision;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;
    requires tools.jackson.jr.ob;
}
