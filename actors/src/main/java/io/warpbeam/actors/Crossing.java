package io.warpbeam.actors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call carries in addition when a gate stands between its ends. */
final class Crossing {

    // set by the caller
    private final Call<?> delivered;
    private final @Nullable Object context;

    /** Set by the one that replies, before it settles the call. */
    @Nullable
    Object replyContext;

    private Crossing(Call<?> delivered, @Nullable Object context) {
        this.delivered = delivered;
        this.context = context;
    }

    /**
     * On the thread of the caller; none when no gate stands between.
     *
     * @throws IsolationException when the request must not cross
     */
    static @Nullable Crossing of(Call<?> call, LocalProcess callee, LocalProcess caller) {
        if (callee.gate == null && caller.gate == null) {
            return null;
        }
        return new Crossing((Call<?>) Gate.value(caller, callee, call), Gate.captured(callee));
    }

    /** What the callee sees of the request: what was asked, or a copy. */
    Call<?> delivered() {
        return delivered;
    }

    Optional<Object> context() {
        return Optional.ofNullable(context);
    }
}
