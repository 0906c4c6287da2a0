package io.warpbeam.isolation;

import io.warpbeam.actors.MessageCopier.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.fory.Fory;
import org.apache.fory.config.Config;
import org.apache.fory.context.ReadContext;
import org.apache.fory.context.WriteContext;
import org.apache.fory.resolver.TypeResolver;
import org.apache.fory.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies one graph of objects at a time: writes it to bytes and reads them again. Fory can also copy from object to
 * object, but then each of its serializers must be trusted to share nothing, and the one for {@link java.util.EnumMap}
 * shares the values. Bytes refer to nothing. What may be shared is written as a number in a table.
 *
 * <p>No class is registered and none is refused by name: data never comes from outside, it is in this JVM already. Code
 * is not generated: that would cost tens of milliseconds for the first message of each class.
 */
final class Engine {

    /** How deep objects may be nested; tables of this size belong to each engine. */
    private static final int DEPTH = 10_000;

    private static final Class<?> ENTRY = Map.entry("", "").getClass();

    private final Function<Class<?>, Treatment> treatment;
    private final Fory fory;
    private final List<Object> passed = new ArrayList<>();

    Engine(Function<Class<?>, Treatment> treatment) {
        this.treatment = treatment;
        this.fory = Fory.builder()
                .withXlang(false)
                .requireClassRegistration(false)
                .suppressClassRegistrationWarnings(true)
                .withRefTracking(true)
                .withCodegen(false)
                .withMaxDepth(DEPTH)
                .withSerializerFactory(this::serializer)
                .build();
    }

    Object copy(Object value) {
        try {
            Object copy = fory.deserialize(fory.serialize(value));
            if (copy.getClass().getClassLoader() != value.getClass().getClassLoader()) {
                throw new IllegalArgumentException(
                        value.getClass().getName() + " was found again in another class loader");
            }
            return copy;
        } finally {
            passed.clear();
        }
    }

    /** Called once for each class that Fory meets and does not know. */
    private @Nullable Serializer<?> serializer(TypeResolver resolver, Class<?> type) {
        return switch (treatment.apply(type)) {
            case PASS -> new ByReference<>(resolver.getConfig(), type);
            case COPY -> copying(resolver.getConfig(), type);
            case REFUSE -> throw new IllegalArgumentException(type.getName() + " stands for a request under way");
        };
    }

    /** Fory knows the rest best. */
    private static @Nullable Serializer<?> copying(Config config, Class<?> type) {
        if (Throwable.class.isAssignableFrom(type)) {
            return ErrorSerializer.of(config, type);
        }
        return type == ENTRY ? new OfEntry<>(config, type) : null;
    }

    /** What may be shared. */
    private final class ByReference<T> extends Serializer<T> {

        ByReference(Config config, Class<T> type) {
            super(config, type);
        }

        @Override
        public void write(WriteContext context, T value) {
            context.writeVarUInt32(passed.size());
            passed.add(value);
        }

        @Override
        public T read(ReadContext context) {
            return getType().cast(passed.get(context.readVarUInt32()));
        }
    }

    /** {@link Map#entry}, which Fory does not know. */
    private static final class OfEntry<T> extends Serializer<T> {

        OfEntry(Config config, Class<T> type) {
            super(config, type);
        }

        @Override
        public void write(WriteContext context, T value) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
            context.writeRef(entry.getKey());
            context.writeRef(entry.getValue());
        }

        @Override
        public T read(ReadContext context) {
            return getType().cast(Map.entry(context.readRef(), context.readRef()));
        }
    }
}
