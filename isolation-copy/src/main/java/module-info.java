import io.warpbeam.actors.MessageCopier;
import io.warpbeam.isolation.ForyCopierFactory;
import org.jspecify.annotations.NullMarked;

/** Deep copies of messages for processes with full isolation. */
@NullMarked
module io.warpbeam.isolation {
    requires transitive io.warpbeam.actors;
    requires jdk.unsupported; // Fory looks for Unsafe there, unless java.lang.invoke is open to it
    requires org.apache.fory.core;
    requires static org.jspecify;

    exports io.warpbeam.isolation;

    provides MessageCopier.Factory with
            ForyCopierFactory;
}
