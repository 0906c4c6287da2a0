package io.warpbeam.actors;

import io.warpbeam.actors.MessageCopier.Treatment;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of a node have in common: which data is immutable, how the rest is copied, what is inherited, and what
 * travels with messages. From any thread.
 */
final class Border {

    final Shapes shapes;
    private final List<ScopedValue<?>> inheritable;
    private final @Nullable MessageContext context;
    private final Gate sendOnly = new Gate(this, IsolationLevel.SEND_ONLY, null);
    private final Gate full = new Gate(this, IsolationLevel.FULL, null);
    private final AtomicReference<@Nullable MessageCopier> copier = new AtomicReference<>();

    Border(Set<Class<?>> sendable, List<ScopedValue<?>> inheritable, Optional<MessageContext> context) {
        this.shapes = new Shapes(sendable);
        this.inheritable = List.copyOf(inheritable);
        this.context = context.orElse(null);
    }

    @Nullable
    MessageContext context() {
        return context;
    }

    /** The gate of a process that the current thread spawns; none when there is nothing for it to do. */
    @Nullable
    Gate gate(IsolationLevel level) {
        if (level == IsolationLevel.FULL) {
            copier();
        }
        ScopedValue.Carrier inherited = inheritable.isEmpty() || level == IsolationLevel.FULL ? null : bound();
        if (inherited != null || context != null) {
            return new Gate(this, level, inherited);
        }
        return switch (level) {
            case SHARED -> null;
            case SEND_ONLY -> sendOnly;
            case FULL -> full;
        };
    }

    private ScopedValue.@Nullable Carrier bound() {
        ScopedValue.Carrier bound = null;
        for (ScopedValue<?> value : inheritable) {
            if (value.isBound()) {
                bound = with(bound, value);
            }
        }
        return bound;
    }

    private static <T> ScopedValue.Carrier with(ScopedValue.@Nullable Carrier others, ScopedValue<T> value) {
        return others == null ? ScopedValue.where(value, value.get()) : others.where(value, value.get());
    }

    /**
     * Checks what the code of a process holds when it is spawned. The object itself becomes part of the new process and
     * may change; what it holds must be immutable, whether the level copies or not: code is not copied.
     */
    static void admit(LocalProcess parent, SpawnOptions options, Object code) {
        IsolationLevel level = Gate.level(parent).stricter(options.isolation());
        if (level == IsolationLevel.SHARED) {
            return;
        }
        String flaw = Inquiry.flawBehind(parent.node.border.shapes, code, level == IsolationLevel.SEND_ONLY);
        if (flaw != null) {
            throw new IsolationException(level, parent + " and a process to be spawned", flaw);
        }
    }

    /**
     * How data is copied.
     *
     * @throws IllegalStateException when nothing that copies is there
     */
    MessageCopier copier() {
        MessageCopier known = copier.get();
        if (known != null) {
            return known;
        }
        MessageCopier found = ServiceLoader.load(MessageCopier.Factory.class, Border.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(MessageCopier.Factory.class).findFirst())
                .orElseThrow(() ->
                        new IllegalStateException("isolation FULL copies messages, and nothing that does is there: add"
                                + " io.warpbeam:warpbeam-isolation-copy to the program"))
                .create(this::treatment);
        MessageCopier first = copier.compareAndExchange(null, found);
        return first == null ? found : first;
    }

    private Treatment treatment(Class<?> type) {
        return switch (shapes.of(type)) {
            case Shape.Fixed _ -> Treatment.PASS;
            case Shape.Asked _ -> Treatment.REFUSE;
            case Shape.Flawed _,
                    Shape.Fields _,
                    Shape.Failure _,
                    Shape.Elements _,
                    Shape.Mappings _,
                    Shape.Pair _,
                    Shape.Maybe _ -> Treatment.COPY;
        };
    }
}
