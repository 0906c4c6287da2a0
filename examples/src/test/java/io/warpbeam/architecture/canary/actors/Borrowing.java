package io.warpbeam.architecture.canary.actors;

import org.awaitility.core.ConditionFactory;

/** Breaks: the core does without this library. */
record Borrowing(ConditionFactory conditions) {}
