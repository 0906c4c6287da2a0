package io.warpbeam.models;

import io.warpbeam.actors.Pid;
import io.warpbeam.models.Family.Kid;
import io.warpbeam.models.Family.Status;
import io.warpbeam.supervision.DynamicSupervisor;
import io.warpbeam.supervision.DynamicSupervisorRef;
import io.warpbeam.supervision.StartChildResult;
import io.warpbeam.supervision.TerminateChildResult;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@link DynamicSupervisor} as its only caller knows it. */
final class DynamicSuperior extends Superior {

    private static final int MOST = 5;

    private Optional<DynamicSupervisorRef> ref = Optional.empty();
    private int names;

    DynamicSuperior(World world, Verdict verdict, Family family) {
        super(world, verdict, family);
    }

    private DynamicSupervisorRef ref() {
        return ref.orElseThrow();
    }

    @Override
    Optional<Pid> start(int intensity, Duration period) {
        DynamicSupervisorRef started = DynamicSupervisor.oneForOne()
                .intensity(intensity, period)
                .maxChildren(MOST)
                .start(world.node())
                .orThrow();
        ref = Optional.of(started);
        return Optional.of(started.pid());
    }

    @Override
    void stop() {
        ref().stop();
    }

    @Override
    void compare() {
        compare(ref().children(), ref().count(), ref().info());
    }

    @Override
    void ask() {
        List<Kid> kids = family.kids();
        if (kids.isEmpty() || random.nextInt(3) > 0) {
            startChild("child-" + ++names);
        } else {
            terminateChild(kids.get(random.nextInt(kids.size())));
        }
        family.askedEnough();
    }

    private void startChild(String id) {
        family.asks(id);
        int before = family.kids().size();
        StartChildResult result = ref().startChild(new FamilyChild(world, family, id).spec());
        long alive = family.everyone().stream().filter(Pid::isAlive).count();
        verdict.check(alive <= MOST, "there are no more children than allowed", alive);
        switch (result) {
            case StartChildResult.Started _, StartChildResult.Failed _, StartChildResult.Ignored _ -> {}
            case StartChildResult.MaxChildren _ ->
                verdict.check(before >= MOST, "children are refused when there are enough", before);
            case StartChildResult.AlreadyStarted _, StartChildResult.AlreadyPresent _, StartChildResult.Refused _ ->
                verdict.check(false, "there is no other", result);
        }
    }

    private void terminateChild(Kid kid) {
        family.asks(kid.id);
        Pid pid = kid.pid.orElseThrow();
        switch (ref().terminateChild(pid)) {
            case TerminateChildResult.Terminated _ -> {
                verdict.check(!pid.isAlive(), "who is stopped has ended", pid);
                family.stop(kid.id);
            }
            case TerminateChildResult.NotFound result -> {
                boolean another = !kid.pid.orElseThrow().equals(pid);
                if (!another) {
                    family.answers(Status.ABSENT, result);
                    family.delete(kid.id);
                }
            }
        }
    }
}
