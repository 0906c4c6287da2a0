package io.warpbeam.coroutine;

import java.util.ArrayList;
import java.util.List;

/** Tries whether the continuations of this JVM behave as {@link FastEngine} needs. */
final class ContinuationTrial {

    /** More than a thread lists on HotSpot. */
    private static final int MANY_MONITORS = 12;

    private static final ScopedValue<Boolean> BOUND = ScopedValue.newInstance();

    // Touched by the thread that tries.
    private final List<SwitchedStack> stack = new ArrayList<>(1);
    private final HeldMonitors guard = new HeldMonitors();
    private int reached;
    private boolean insideAsExpected = true;

    private ContinuationTrial() {}

    static boolean isPassedWith(ContinuationHook hook) {
        return new ContinuationTrial().run(hook);
    }

    private boolean run(ContinuationHook hook) {
        stack.add(hook.newStack(this::code));
        Object before = subject().bindings();
        return stepWith(0, 1)
                && stepWith(1, 2)
                && stepWith(MANY_MONITORS, 3)
                && insideAsExpected
                && before.equals(subject().bindings())
                && ScopedValue.where(BOUND, true)
                        .call(() -> !before.equals(subject().bindings()));
    }

    private SwitchedStack subject() {
        return stack.getFirst();
    }

    private boolean stepWith(int monitors, int expected) {
        List<Object> held = new ArrayList<>();
        for (int i = 0; i < monitors; i++) {
            held.add(new Object());
        }
        return HeldMonitors.surviveStep(held, () -> {
                    guard.moveOffTheStack();
                    subject().run();
                })
                && reached == expected
                && !subject().isCurrent();
    }

    private void code() {
        mark(1);
        insideAsExpected &= subject().leave();
        mark(2);
        insideAsExpected &= subject().leave();
        mark(3);
    }

    private void mark(int place) {
        reached = place;
        insideAsExpected &= subject().isCurrent();
    }
}
