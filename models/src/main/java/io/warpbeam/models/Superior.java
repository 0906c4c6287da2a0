package io.warpbeam.models;

import io.warpbeam.actors.Pid;
import io.warpbeam.models.Family.Kid;
import io.warpbeam.models.Family.Status;
import io.warpbeam.supervision.ChildCounts;
import io.warpbeam.supervision.ChildInfo;
import io.warpbeam.supervision.ChildStatus;
import io.warpbeam.supervision.SupervisorInfo;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A supervisor as its only caller knows it. */
abstract class Superior {

    final World world;
    final RandomGenerator random;
    final Verdict verdict;
    final Family family;

    Superior(World world, Verdict verdict, Family family) {
        this.world = world;
        this.random = world.random();
        this.verdict = verdict;
        this.family = family;
    }

    /** Starts it; empty when that fails. */
    abstract Optional<Pid> start(int intensity, Duration period);

    /** Asks it for something at random, and judges the answer. */
    abstract void ask();

    abstract void stop();

    /** Nothing is under way: looks whether it knows what the family knows. */
    abstract void compare();

    final void compare(List<ChildInfo> oldestFirst, ChildCounts counts, SupervisorInfo info) {
        List<Kid> kids = family.kids();
        verdict.check(oldestFirst.size() == kids.size(), "all children are listed", oldestFirst, kids.size());
        for (ChildInfo told : oldestFirst) {
            Kid kid = kids.stream()
                    .filter(each -> each.id.equals(told.id()))
                    .findFirst()
                    .orElse(null);
            boolean same = kid != null
                    && status(told) == kid.status
                    && told.restarts() == kid.restarts
                    && (kid.status != Status.RUNNING || told.pid().equals(kid.pid));
            verdict.check(same, "a child is listed as it is", told, family.status(told.id()));
            verdict.check(
                    told.pid().isEmpty() || told.pid().get().isAlive(), "a child that is listed as running runs", told);
        }
        long running = kids.stream().filter(kid -> kid.status == Status.RUNNING).count();
        verdict.check(
                counts.specs() == kids.size() && counts.active() == running, "children are counted", counts, running);
        verdict.check(info.restarts() == family.restarts(), "restarts are counted once", info, family.restarts());
    }

    private static Status status(ChildInfo told) {
        return switch (told.status()) {
            case ChildStatus.Running _ -> Status.RUNNING;
            case ChildStatus.Restarting _ -> Status.RESTARTING;
            case ChildStatus.Stopped _ -> Status.STOPPED;
        };
    }
}
