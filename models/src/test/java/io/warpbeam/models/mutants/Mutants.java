package io.warpbeam.models.mutants;

import java.util.List;

/** All mutants there are. */
final class Mutants {

    private Mutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofActors(
                        "an unlink is ignored by the other end",
                        "Receipt",
                        "self.relations().unlinked(unlink.from);",
                        "",
                        "links",
                        100),
                Mutant.ofActors(
                        "a flush leaves the message of the monitor",
                        "RelatedProcess",
                        "saved().remove(down);\n}\nleave();",
                        "}\nleave();",
                        "links",
                        200),
                Mutant.ofActors("messages overtake those set aside", "LocalProcess", """
                    if (hasSaved()) {
                        return ending == null ?\
                    """, """
                    if (hasSaved() && mailbox.size() == 0) {
                        return ending == null ?\
                    """, "links", 100),
                Mutant.ofActors(
                        "a killed process ends with kill",
                        "LocalProcess",
                        "end(ExitReason.KILLED, true);",
                        "end(ExitReason.KILL, true);",
                        "links",
                        100),
                Mutant.ofActors(
                        "a call that fails does not wake its caller",
                        "OneShot",
                        "if (waiting != null) {",
                        "if (waiting != null && value instanceof Integer) {",
                        "calls",
                        100),
                Mutant.ofActors(
                        "a monitor that was ended fires",
                        "Receipt",
                        "if (self.relations().removeMonitor(down.monitor)) {",
                        "if (self.relations().removeMonitor(down.monitor) | true) {",
                        "links",
                        100),
                Mutant.ofActors(
                        "a reply is taken after the time-out",
                        "OneShot",
                        "if (!OUTCOME.compareAndSet(this, null, value)) {",
                        """
                        if (value instanceof Integer) {
                            outcome = value;
                        } else if (!OUTCOME.compareAndSet(this, null, value)) {\
                        """,
                        "calls",
                        100),
                Mutant.ofActors(
                        "the end of a server leaves a call that it has taken",
                        "Ending",
                        "self.openRequests().forEach(request -> fail(self, request, reason));",
                        "",
                        "calls",
                        100),
                Mutant.ofActors(
                        "a late reply is not counted", "CallSlot", "callee.node.events.lateReply();", "", "calls", 100),
                new Mutant(
                        "a server that stops does not clean up",
                        "actors/src/main/java/io/warpbeam/actors/server/ServerLoop.java",
                        "ExitReason reason = terminate(end.reason());",
                        "ExitReason reason = end.reason();",
                        "calls",
                        100),
                Mutant.ofSupervision(
                        "a restart is counted twice",
                        "Decisions",
                        "Optional<RestartWindow> admitted = moment.window().admit(moment.nowNanos());",
                        """
                        var admitted = moment.window()
                                .admit(moment.nowNanos())
                                .flatMap(once -> once.admit(moment.nowNanos()));\
                        """,
                        "supervisor",
                        100),
                Mutant.ofSupervision(
                        "a child is restarted twice",
                        "Performer",
                        "ChildStart.Outcome outcome = ChildProcess.start(self, child.spec());",
                        """
                        ChildProcess.start(self, child.spec());
                        ChildStart.Outcome outcome = ChildProcess.start(self, child.spec());\
                        """,
                        "supervisor",
                        100),
                Mutant.ofSupervision(
                        "a transient child that ended well is restarted",
                        "ExitVerdict",
                        "reason.isFailure() ? Fate.RESTART : Fate.STOP",
                        "Fate.RESTART",
                        "supervisor",
                        100),
                Mutant.ofSupervision(
                        "a supervisor leaves its first child behind",
                        "Decisions",
                        ".filter(child -> child.pid().isPresent())",
                        ".filter(child -> child.pid().isPresent() && child != oldestFirst.getFirst())",
                        "supervisor",
                        100),
                Mutant.ofSupervision(
                        "a dynamic supervisor forgets a child that it restarts",
                        "DynamicState",
                        "remove(before);\nadd(child);",
                        "remove(before);",
                        "dynamic",
                        100),
                Mutant.ofSupervision(
                        "siblings are ended from the oldest on",
                        "Strategy",
                        "circle(child, children).reversed()",
                        "circle(child, children)",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a temporary sibling is started again",
                        "Strategy",
                        "if (!each.isTemporary()) {",
                        "if (each.trail() != null) {",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a sibling that was stopped stays stopped",
                        "Strategy",
                        "if (!each.isTemporary()) {",
                        "if (!each.isTemporary() && !(each.status() instanceof ChildStatus.Stopped)) {",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "rest-for-one restarts the elder siblings",
                        "Strategy",
                        ".dropWhile(each -> !each.id().equals(child.id()))",
                        ".takeWhile(each -> !each.id().equals(child.id()))",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "one restart too many is allowed",
                        "RestartWindow",
                        "if (before + sameSecond >= intensity.restarts()) {",
                        "if (before + sameSecond > intensity.restarts()) {",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a restart that is one period old counts no more",
                        "RestartWindow",
                        "<= intensity.period().toSeconds()",
                        "< intensity.period().toSeconds()",
                        "strategies",
                        300),
                Mutant.ofSupervision(
                        "a temporary child that failed is restarted",
                        "ExitVerdict",
                        "case TEMPORARY -> new ExitVerdict(Fate.FORGET,",
                        "case TEMPORARY -> new ExitVerdict(reason.isFailure() ? Fate.RESTART : Fate.FORGET,",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "the end of a significant child is ignored",
                        "Decisions",
                        "if (!child.spec().significant()) {",
                        "if (!child.spec().significant() || child.restarts() >= 0) {",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a significant child that waits for its restart counts as ended",
                        "Decisions",
                        ".allMatch(other -> other.status() instanceof ChildStatus.Stopped);",
                        ".noneMatch(other -> other.status() instanceof ChildStatus.Running);",
                        "strategies",
                        1_000),
                Mutant.ofSupervision(
                        "a retry is lost",
                        "Performer",
                        "case Action.Retry(var child) -> self.pid().send(RetryStart.of(child, false));",
                        "case Action.Retry(var _) -> {}",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a retry restarts a child that was terminated",
                        "RetryStart",
                        "&& child.status().equals(status)",
                        "&& child.id().equals(id)",
                        "strategies",
                        1_000),
                Mutant.ofSupervision(
                        "a restart goes on behind a start that failed",
                        "Performer",
                        "case ChildStart.Outcome.Failed _, ChildStart.Outcome.AlreadyStarted _ -> ahead.clear();",
                        "case ChildStart.Outcome.Failed _, ChildStart.Outcome.AlreadyStarted _ -> {}",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "a restart that failed at a sibling leaves two children waiting",
                        "Decisions",
                        "actions.add(new Action.Keep(cause, cause.with(new ChildStatus.Stopped())));",
                        "",
                        "strategies",
                        300),
                Mutant.ofSupervision(
                        "a delayed restart is counted twice",
                        "Performer",
                        "self.sendAfter(delay, RetryStart.of(child, true));",
                        "self.sendAfter(delay, RetryStart.of(child, false));",
                        "strategies",
                        100),
                Mutant.ofSupervision(
                        "siblings run on while a restart is delayed",
                        "Decisions",
                        "new ArrayList<>(policy.strategy().ends(due, children));",
                        "new ArrayList<>();",
                        "strategies",
                        100),
                Mutant.ofActors(
                        "a timer that is cancelled on its way to the wheel fires",
                        "WheelTimer",
                        "while (now < FIRED && !STATE.compareAndSet(this, now, CANCELLED)) {",
                        "while (now != NEW && now < FIRED && !STATE.compareAndSet(this, now, CANCELLED)) {",
                        "timers",
                        100),
                Mutant.ofActors(
                        "a timer is due at the start of its tick",
                        "TimerWheel",
                        "long due = (timer.deadlineNanos() + (1L << TICK_SHIFT) - 1) >> TICK_SHIFT;",
                        "long due = timer.deadlineNanos() >> TICK_SHIFT;",
                        "timers",
                        100),
                Mutant.ofActors(
                        "a timer does not wake the thread that waits for a later one",
                        "Timers",
                        "if (next == ASLEEP || deadlineNanos < next) {",
                        "if (next == ASLEEP) {",
                        "timers",
                        100),
                Mutant.ofActors(
                        "an end is told before the name is free",
                        "LocalProcess",
                        "node.forget(this);\nEnding.run(this, reason);",
                        "Ending.run(this, reason);\nnode.forget(this);",
                        "registry",
                        100),
                Mutant.ofActors(
                        "nobody hears who lost a key that is taken over",
                        "UniqueTable",
                        "lost.accept(known, wakes);\n}\ngained.accept(mine, wakes);",
                        "}\ngained.accept(mine, wakes);",
                        "registry",
                        1_000),
                Mutant.ofActors(
                        "a message that is dropped is not counted",
                        "Delivery",
                        "case Offer.Evicted<Object>(var oldest) -> lost(target, oldest, Cause.DROPPED);",
                        "case Offer.Evicted<Object>(var _) -> SendResult.sent();",
                        "mailboxes",
                        100),
                Mutant.ofActors(
                        "what was set aside is lost at the end",
                        "Ending",
                        "self.removeSaved(message -> leftOver(self, message, reason));",
                        "",
                        "mailboxes",
                        100),
                new Mutant(
                        "a sender that waits is not woken when there is room",
                        "mailbox/src/main/java/io/warpbeam/mailbox/WaitingMailbox.java",
                        "void roomMade() {\ncallFirst();",
                        "void roomMade() {",
                        "mailboxes",
                        100),
                Mutant.ofCoroutines(
                        "cleanup is skipped on cancel",
                        "BodyContext",
                        "while (!host.isKilled()) {",
                        "while (!host.isKilled() && cancelled == null) {",
                        "coroutines",
                        100),
                Mutant.ofCoroutines(
                        "an outcome whose waiter has gone is lost",
                        "Runner",
                        "from.reply(outcome) ? mailboxOf(from.caller()) : send(caller, outcome);",
                        "from.reply(outcome) ? mailboxOf(from.caller()) : caller;",
                        "coroutines",
                        100),
                Mutant.ofFields(
                        "the end of a run that was replaced is taken",
                        "DeclaredField",
                        "&& run.monitor().equals(down.monitor())",
                        "",
                        "fields",
                        100),
                Mutant.ofFields(
                        "the end of a run that was given up stays in the mailbox",
                        "DeclaredField",
                        "self.demonitorFlush(run.monitor());",
                        "self.demonitor(run.monitor());",
                        "fields",
                        100),
                Mutant.ofFields(
                        "a run that is given up goes on",
                        "DeclaredField",
                        "run.pid().sendExit(reason instanceof ExitReason.Normal ? ExitReason.SHUTDOWN : reason);",
                        "",
                        "fields",
                        100),
                Mutant.ofFields(
                        "a run outlives a server that ends normally",
                        "RunKeeper",
                        "ExitReason.Normal _) -> end(me, ExitReason.SHUTDOWN);",
                        "ExitReason.Normal _) -> end(me, ExitReason.NORMAL);",
                        "fields",
                        1_000),
                Mutant.ofFields(
                        "a run fails although its value is there",
                        "RunKeeper",
                        "if (value != null) {",
                        "if (value != null && reason instanceof ExitReason.Killed) {",
                        "fields",
                        100),
                Mutant.ofFields(
                        "a failure drops the value",
                        "AsyncResult",
                        "return new Failed<>(reason, latest());",
                        "return new Failed<>(reason, Optional.empty());",
                        "fields",
                        100));
    }
}
