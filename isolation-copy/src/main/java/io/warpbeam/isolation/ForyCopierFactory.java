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

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when Fory cannot run in this JVM
     */
    @Override
    public MessageCopier create(Function<Class<?>, MessageCopier.Treatment> treatment) {
        LoggerFactory.setLogLevel(LogLevel.ERROR_LEVEL);
        ForyCopier copier = new ForyCopier(Objects.requireNonNull(treatment, "treatment"));
        try {
            copier.prepare();
        } catch (RuntimeException | LinkageError failure) {
            throw new IllegalStateException(
                    "Apache Fory cannot run in this JVM; --add-opens java.base/java.lang.invoke=org.apache.fory.core"
                            + " may help",
                    failure);
        }
        return copier;
    }
}
