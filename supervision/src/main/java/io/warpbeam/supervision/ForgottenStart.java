package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Self;

/** Stands for the start of a temporary child, which is let go as soon as the child runs, since nothing will need it. */
enum ForgottenStart implements ChildStart {
    INSTANCE;

    @Override
    public Outcome start(Self supervisor) {
        return ChildStart.failed(ExitReason.of("the start of a temporary child is not kept"));
    }
}
