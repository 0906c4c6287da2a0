package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The scopes of a run, and the way of operations through them. Touched by the thread of the run only.
 *
 * <p>An operation goes outward, scope by scope, until a handler answers it. While a handler, an interceptor or a
 * decorator of a scope runs, the innermost scope of the run is the one where it stands, so that what it does in its
 * turn goes outward from there. A yield takes the decorations of the scopes that it leaves with it; when a handler
 * answers it, nobody sees them.
 */
final class Scopes {

    private static final Role PLAIN = new Role.Plain();

    private final BodyContext<?, ?> run;
    private Optional<Region> innermost = Optional.empty();
    private boolean decorating;

    Scopes(BodyContext<?, ?> run) {
        this.run = run;
    }

    /** An operation on its way, the data that it takes along if it is a yield, and its key if it was given one. */
    record Leg(Operation<?> operation, Map<String, Object> data, Optional<String> key) {

        Leg keyed(String newKey) {
            return new Leg(operation, data, Optional.of(newKey));
        }
    }

    Region enter() {
        return enter(PLAIN);
    }

    Region enter(Handler<?> handler) {
        return enter(new Role.Handling<>(this, handler));
    }

    Region enter(Interceptor interceptor) {
        return enter(new Role.Intercepting(interceptor));
    }

    private Region enter(Role role) {
        Region region = new Region(Optional.of(innermost()), role);
        innermost = Optional.of(region);
        return region;
    }

    /** Leaves a scope, which is the innermost one or holds it. */
    void leave(Region region) {
        innermost = region.outer();
    }

    /**
     * The innermost scope. That of the whole run is made when it is needed first: for most runs never, but before any
     * other, so that all others are inside of it.
     */
    Region innermost() {
        if (innermost.isEmpty()) {
            innermost = Optional.of(new Region(innermost, PLAIN));
        }
        return innermost.get();
    }

    /** The scope of the whole run, when all others have been left; empty when nothing was registered with it. */
    Optional<Region> whole() {
        return innermost;
    }

    boolean isDecorating() {
        return decorating;
    }

    /** Whether no scope has anything to do with a yield, as is the rule. */
    boolean letYieldsPass() {
        Optional<Region> here = innermost;
        while (here.isPresent()) {
            if (here.get().role() != PLAIN || here.get().isDecorating()) {
                return false;
            }
            here = here.get().outer();
        }
        return true;
    }

    Object perform(Operation<?> operation) {
        Map<String, Object> data = operation instanceof YieldOperation<?> ? new LinkedHashMap<>(0) : Map.of();
        return go(new Leg(operation, data, Optional.empty()), innermost);
    }

    RaisedException raise(Object value) {
        perform(new RaiseOperation(value));
        throw new IllegalStateException("an interceptor answered the raised value " + value);
    }

    /** Lets an operation leave a scope through which it was shown. */
    Object goOn(Leg leg, Region from) {
        carryOut(leg, from);
        return go(leg, from.outer());
    }

    private Object go(Leg leg, Optional<Region> from) {
        Optional<Region> here = from;
        while (here.isPresent()) {
            Region region = here.get();
            switch (region.role()) {
                case Role.Handling<?> handling
                when handling.answers(leg.operation()) -> {
                    return standing(region.outer(), () -> handling.answer(leg.operation(), leg.key()));
                }
                case Role.Intercepting(var interceptor) -> {
                    return standing(
                            region.outer(),
                            () -> interceptor.intercept(
                                    leg.operation(), new Role.Intercepting.Onward(this, region, leg)));
                }
                case Role.Handling<?> _, Role.Plain _ -> carryOut(leg, region);
            }
            here = region.outer();
        }
        return switch (leg.operation()) {
            case YieldOperation<?>(var value) -> run.handOut(suspended(value, leg.data()));
            case RaiseOperation(var value) -> throw new RaisedException(value);
            default -> throw new NoHandlerException(leg.operation(), installed());
        };
    }

    /** The yield leaves {@code region}. */
    private void carryOut(Leg leg, Region region) {
        if (region.isDecorating() && leg.operation() instanceof YieldOperation<?>) {
            Optional<Region> before = innermost;
            innermost = Optional.of(region);
            decorating = true;
            try {
                region.decorate(leg.data());
            } catch (Throwable error) {
                throw new DecoratorError(error);
            } finally {
                decorating = false;
                innermost = before;
            }
        }
    }

    private static Outcome.Suspended suspended(Object value, Map<String, Object> data) {
        try {
            return new Outcome.Suspended(value, data);
        } catch (NullPointerException error) { // a decorator put a null in
            throw new DecoratorError(error);
        }
    }

    private Object standing(Optional<Region> place, Callable<Object> code) {
        Optional<Region> before = innermost;
        innermost = place;
        try {
            return Objects.requireNonNull(code.call(), "a handler answered null; Unit.UNIT stands for no answer");
        } catch (Throwable error) {
            throw Unchecked.<RuntimeException>as(error);
        } finally {
            innermost = before;
        }
    }

    /** The handlers around a scope whose state may change, the innermost first. */
    static Stream<Role.Handling<?>> handlersAround(Region region) {
        List<Role.Handling<?>> handlers = new ArrayList<>();
        for (Optional<Region> next = region.outer();
                next.isPresent();
                next = next.get().outer()) {
            if (next.get().role() instanceof Role.Handling<?> handling && !handling.isConstant()) {
                handlers.add(handling);
            }
        }
        return handlers.stream();
    }

    private List<String> installed() {
        List<String> effects = new ArrayList<>();
        for (Optional<Region> next = innermost;
                next.isPresent();
                next = next.get().outer()) {
            if (next.get().role() instanceof Role.Handling<?> handling) {
                effects.add(handling.effect());
            }
        }
        effects.add(RaiseOperation.EFFECT);
        effects.add(YieldOperation.EFFECT);
        return effects;
    }
}
