package io.warpbeam.coroutine;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine for one thread: the code runs on the stack of the driver, and is taken off it at a yield.
 *
 * <p>What the JDK keeps per thread and not per stack would go astray there. Monitors of the driver would go away with
 * the code: {@link HeldMonitors} keeps them. Scoped values that the code binds would stay with the driver: a yield is
 * refused. Those that the driver binds would stay with the code, which caches them: a step with others than at first is
 * refused, except for the last one of a cancel.
 */
final class FastEngine implements Engine, Host {

    private final String name;
    private final SwitchedStack stack;
    private final HeldMonitors monitors = new HeldMonitors();

    // Touched by the one thread that drives and runs the code.
    private Order order = new Order.Resume(Unit.UNIT);
    private @Nullable Outcome answer;
    private @Nullable Object firstBindings;
    private @Nullable Object legBindings;

    FastEngine(ContinuationHook hook, String name, Function<Host, Outcome.Ended> code) {
        this.name = name;
        this.stack = hook.newStack(() -> answer = code.apply(this));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // bindings are compared by identity
    public void admit(Order newOrder) {
        Object bindings = stack.bindings();
        if (firstBindings == null) {
            firstBindings = bindings;
        }
        if (bindings != firstBindings && newOrder instanceof Order.Resume) {
            throw new IllegalStateException(name + " runs with EngineKind.FAST and was begun with other scoped values"
                    + " than are bound now; with EngineKind.PORTABLE they do not matter");
        }
        monitors.moveOffTheStack();
    }

    @Override
    public Outcome drive(Order newOrder) {
        order = newOrder;
        answer = null;
        legBindings = stack.bindings();
        stack.run();
        return Objects.requireNonNull(answer, "answer");
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // bindings are compared by identity
    public Order handOver(Outcome.Suspended suspended) {
        if (stack.bindings() != legBindings) {
            throw refused("a scoped value is bound");
        }
        answer = suspended;
        if (!stack.leave()) {
            answer = null;
            throw refused("there is a native method or a class initializer on its stack");
        }
        return order;
    }

    private IllegalStateException refused(String why) {
        return new IllegalStateException(name + " runs with EngineKind.FAST and cannot yield here: " + why
                + "; with EngineKind.PORTABLE it can");
    }

    @Override
    public boolean isCurrent() {
        return stack.isCurrent();
    }

    @Override
    public boolean isKilled() {
        return false;
    }
}
