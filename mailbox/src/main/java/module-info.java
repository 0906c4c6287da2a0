import org.jspecify.annotations.NullMarked;

/** Lock-free queues for many senders and one owner. */
@NullMarked
module io.warpbeam.mailbox {
    requires org.jctools.core.jdk11;
    requires static org.jspecify;

    exports io.warpbeam.mailbox;
}
