package io.warpbeam.isolation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.fory.config.Config;
import org.apache.fory.context.ReadContext;
import org.apache.fory.context.WriteContext;
import org.apache.fory.reflect.FieldAccessor;
import org.apache.fory.reflect.ObjectInstantiator;
import org.apache.fory.reflect.ObjectInstantiators;
import org.apache.fory.serializer.Serializer;

/**
 * Exceptions, field by field and without running any constructor, those of {@link Throwable} included. Fory's own way
 * loses fields that are transient, as exceptions often have them, and the stack trace when no constructor suits it.
 */
final class ErrorSerializer<T extends Throwable> extends Serializer<T> {

    /** Filled by the virtual machine and of no use elsewhere; the stack trace is made from it first. */
    private static final String BACKTRACE = "backtrace";

    private final ObjectInstantiator<T> instantiator;
    private final List<FieldAccessor> fields;

    private ErrorSerializer(Config config, Class<T> type) {
        super(config, type);
        this.instantiator = ObjectInstantiators.createObjectStreamInstantiator(type);
        this.fields = fieldsOf(type);
    }

    static Serializer<?> of(Config config, Class<?> type) {
        return new ErrorSerializer<>(config, type.asSubclass(Throwable.class));
    }

    private static List<FieldAccessor> fieldsOf(Class<?> type) {
        List<FieldAccessor> fields = new ArrayList<>();
        for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !(level == Throwable.class && field.getName().equals(BACKTRACE))) {
                    fields.add(FieldAccessor.createAccessor(field));
                }
            }
        }
        return fields;
    }

    @Override
    public void write(WriteContext context, T value) {
        StackTraceElement[] _ = value.getStackTrace(); // fills the field
        for (FieldAccessor field : fields) {
            context.writeRef(field.get(value));
        }
    }

    @Override
    public T read(ReadContext context) {
        T copy = instantiator.newInstance();
        context.reference(copy);
        for (FieldAccessor field : fields) {
            field.set(copy, context.readRef());
        }
        return copy;
    }
}
