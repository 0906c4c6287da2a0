package io.warpbeam.coroutine;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Another handler, with an entry in the data of each yield. */
record DecoratingHandler<S>(Handler<S> handler, String key, Function<S, ?> decoration) implements Handler<S> {

    DecoratingHandler {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(decoration, "decoration");
    }

    @Override
    public String effect() {
        return handler.effect();
    }

    @Override
    public S initial() {
        return handler.initial();
    }

    @Override
    public Object handle(Operation<?> operation, HandlerContext<S> context) throws Exception {
        return handler.handle(operation, context);
    }

    @Override
    public boolean isConstant() {
        return handler.isConstant();
    }

    @Override
    public void decorate(S state, Map<String, Object> data) throws Exception {
        handler.decorate(state, data);
        data.put(key, decoration.apply(state));
    }
}
