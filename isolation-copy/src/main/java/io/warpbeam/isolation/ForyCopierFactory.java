package io.warpbeam.isolation;

import io.warpbeam.actors.MessageCopier;
import java.util.Objects;
import java.util.function.Function;
import org.apache.fory.logging.LogLevel;
import org.apache.fory.logging.LoggerFactory;

/**
 * Makes copiers that use Apache Fory. Found by {@link java.util.ServiceLoader}; programs do not call it. Any thread may
 * use it. Sets the log of Fory, which writes to the standard output and belongs to the whole JVM, to errors only.
 */
public final class ForyCopierFactory implements MessageCopier.Factory {

    /** For the service loader. */
    public ForyCopierFactory() {}

    @Override
    public MessageCopier create(Function<Class<?>, MessageCopier.Treatment> treatment) {
        LoggerFactory.setLogLevel(LogLevel.ERROR_LEVEL);
        return new ForyCopier(Objects.requireNonNull(treatment, "treatment"));
    }
}
