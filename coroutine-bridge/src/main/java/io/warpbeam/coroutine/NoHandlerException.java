package io.warpbeam.coroutine;

import java.util.List;

/** The code performed an operation that nothing around it answers. The message says which, and what is installed. */
public final class NoHandlerException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient String effect;

    NoHandlerException(Operation<?> operation, List<String> installed) {
        super("no handler of effect " + operation.effect() + " for " + operation + "; installed: "
                + String.join(", ", installed));
        this.effect = operation.effect();
    }

    /** {@return the effect that has no handler} */
    public String effect() {
        return effect;
    }
}
