package io.warpbeam.coroutine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a scope does with operations that pass through it. Touched by the thread of the run only. */
sealed interface Role {

    /** Whether it may add to the data of a yield that passes. */
    default boolean isDecorating() {
        return false;
    }

    /** Adds to the data of a yield that passes. */
    default void decorate(Map<String, Object> data) throws Exception {}

    /** It lets them pass. */
    record Plain() implements Role {}

    /** It answers those of one effect. */
    final class Handling<S> implements Role, HandlerContext<S> {

        private final Scopes scopes;
        private final Handler<S> handler;
        private final String effect;
        private S state;
        private Optional<String> key = Optional.empty();
        private @Nullable ScopeAborted aborted;

        Handling(Scopes scopes, Handler<S> handler) {
            this.scopes = scopes;
            this.handler = handler;
            this.effect = Objects.requireNonNull(handler.effect(), "effect");
            this.state = Objects.requireNonNull(handler.initial(), "initial state");
        }

        String effect() {
            return effect;
        }

        boolean answers(Operation<?> operation) {
            return effect.equals(operation.effect());
        }

        boolean isConstant() {
            return handler.isConstant();
        }

        Object answer(Operation<?> operation, Optional<String> newKey) throws Exception {
            Optional<String> before = key;
            key = newKey;
            try {
                return handler.handle(operation, this);
            } finally {
                key = before;
            }
        }

        Interceptor.HandlerState handlerState() {
            return new Interceptor.HandlerState(effect, state);
        }

        void restore(Interceptor.HandlerState saved) {
            state = Untyped.as(saved.state());
        }

        @Override
        public boolean isDecorating() {
            return true;
        }

        @Override
        public void decorate(Map<String, Object> data) throws Exception {
            handler.decorate(state, data);
        }

        @Override
        public S state() {
            return state;
        }

        @Override
        public void become(S newState) {
            state = Objects.requireNonNull(newState, "state");
        }

        @Override
        public Optional<String> key() {
            return key;
        }

        @Override
        public <V> V perform(Operation<V> operation) {
            return Untyped.as(scopes.perform(operation));
        }

        @Override
        public RaisedException raise(Object value) {
            throw scopes.raise(value);
        }

        @Override
        public Error abort(Throwable error) {
            aborted = new ScopeAborted(Objects.requireNonNull(error, "error"));
            throw aborted;
        }

        /** What ends the scope, whatever the code inside did with it. */
        Optional<ScopeAborted> aborted() {
            return Optional.ofNullable(aborted);
        }
    }

    /** It is shown each of them. */
    record Intercepting(Interceptor interceptor) implements Role {

        /** The way of one operation from here on. */
        static final class Onward implements Interceptor.Passage {

            private final Scopes scopes;
            private final Region from;
            private final Scopes.Leg leg;

            Onward(Scopes scopes, Region from, Scopes.Leg leg) {
                this.scopes = scopes;
                this.from = from;
                this.leg = leg;
            }

            @Override
            public Object proceed() {
                return scopes.goOn(leg, from);
            }

            @Override
            public Object proceed(String key) {
                return scopes.goOn(leg.keyed(Objects.requireNonNull(key, "key")), from);
            }

            @Override
            public List<Interceptor.HandlerState> states() {
                return Scopes.handlersAround(from).map(Handling::handlerState).toList();
            }

            @Override
            public void restore(List<Interceptor.HandlerState> states) {
                List<Handling<?>> there = Scopes.handlersAround(from).toList();
                List<String> expected = there.stream().map(Handling::effect).toList();
                List<String> given =
                        states.stream().map(Interceptor.HandlerState::effect).toList();
                if (!expected.equals(given)) {
                    throw new IllegalArgumentException("states of the handlers " + given + " do not fit " + expected);
                }
                for (int i = 0; i < states.size(); i++) {
                    there.get(i).restore(states.get(i));
                }
            }
        }
    }
}
