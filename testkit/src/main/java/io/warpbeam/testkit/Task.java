package io.warpbeam.testkit;

import io.warpbeam.actors.ProcessStep;

/** Something that can run. */
sealed interface Task {

    /** A number for what runs, the same in each run of a seed. */
    int actor();

    /** What runs, for people; to be printed later. */
    Object who();

    /** A thread goes on. */
    record GoOn(Fiber fiber) implements Task {
        @Override
        public int actor() {
            return fiber.actor();
        }

        @Override
        public Object who() {
            return fiber.who();
        }
    }

    /** An event-driven process takes its next step. */
    record Step(int actor, ProcessStep step) implements Task {
        @Override
        public Object who() {
            return step.pid();
        }
    }
}
