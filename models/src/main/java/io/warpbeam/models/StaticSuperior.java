package io.warpbeam.models;

import io.warpbeam.actors.Pid;
import io.warpbeam.models.Family.Status;
import io.warpbeam.supervision.DeleteChildResult;
import io.warpbeam.supervision.RestartChildResult;
import io.warpbeam.supervision.StartChildResult;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorRef;
import io.warpbeam.supervision.SupervisorStart;
import io.warpbeam.supervision.TerminateChildResult;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@link Supervisor} as its only caller knows it. */
final class StaticSuperior extends Superior {

    private static final List<String> IDS = List.of("a", "b", "c", "d");

    private Optional<SupervisorRef> ref = Optional.empty();

    StaticSuperior(World world, Verdict verdict, Family family) {
        super(world, verdict, family);
    }

    private SupervisorRef ref() {
        return ref.orElseThrow();
    }

    @Override
    Optional<Pid> start(int intensity, Duration period) {
        Supervisor supervisor = Supervisor.oneForOne().intensity(intensity, period);
        for (String id : IDS) {
            if (random.nextBoolean()) {
                supervisor = supervisor.child(new FamilyChild(world, family, id).spec());
            }
        }
        switch (supervisor.start(world.node())) {
            case SupervisorStart.Started<SupervisorRef>(var started) -> {
                ref = Optional.of(started);
                return Optional.of(started.pid());
            }
            case SupervisorStart.Failed<SupervisorRef> failed ->
                verdict.check(
                        family.everyone().stream().noneMatch(Pid::isAlive), "a failed start leaves nobody", failed);
            case SupervisorStart.AlreadyStarted<SupervisorRef> other ->
                verdict.check(false, "there is no other", other);
            case SupervisorStart.Ignored<SupervisorRef> ignored -> verdict.check(false, "it is wanted", ignored);
        }
        return Optional.empty();
    }

    @Override
    void stop() {
        ref().stop();
    }

    @Override
    void compare() {
        compare(ref().whichChildren().reversed(), ref().countChildren(), ref().info());
    }

    @Override
    void ask() {
        String id = IDS.get(random.nextInt(IDS.size()));
        int choice = random.nextInt(8);
        Note.down(world, "ask", choice, id);
        family.asks(id);
        switch (choice) {
            case 0, 1, 2 -> startChild(id);
            case 3, 4 -> restartChild(id);
            case 5, 6 -> terminateChild(id);
            default -> deleteChild(id);
        }
        family.askedEnough();
    }

    private void startChild(String id) {
        StartChildResult result = ref().startChild(new FamilyChild(world, family, id).spec());
        switch (result) {
            case StartChildResult.Started _, StartChildResult.Failed _, StartChildResult.Ignored _ ->
                family.answers(Status.ABSENT, result);
            case StartChildResult.AlreadyStarted _ -> family.answers(Status.RUNNING, result);
            case StartChildResult.AlreadyPresent _ -> family.answersOneOf(Status.RESTARTING, Status.STOPPED, result);
            case StartChildResult.MaxChildren _, StartChildResult.Refused _ ->
                verdict.check(false, "there is no limit", result);
        }
    }

    private void restartChild(String id) {
        RestartChildResult result = ref().restartChild(id);
        switch (result) {
            case RestartChildResult.Started _, RestartChildResult.Failed _, RestartChildResult.Ignored _ ->
                family.answers(Status.STOPPED, result);
            case RestartChildResult.Running _ -> family.answers(Status.RUNNING, result);
            case RestartChildResult.Restarting _ -> family.answers(Status.RESTARTING, result);
            case RestartChildResult.NotFound _ -> family.answers(Status.ABSENT, result);
            case RestartChildResult.AlreadyStarted _ -> verdict.check(false, "there is no other", result);
        }
    }

    private void terminateChild(String id) {
        switch (ref().terminateChild(id)) {
            case TerminateChildResult.Terminated _ -> family.stop(id);
            case TerminateChildResult.NotFound result -> {
                family.answers(Status.ABSENT, result);
                family.delete(id);
            }
        }
    }

    private void deleteChild(String id) {
        DeleteChildResult result = ref().deleteChild(id);
        switch (result) {
            case DeleteChildResult.Deleted _ -> {
                family.answers(Status.STOPPED, result);
                family.delete(id);
            }
            case DeleteChildResult.Running _ -> family.answers(Status.RUNNING, result);
            case DeleteChildResult.Restarting _ -> family.answers(Status.RESTARTING, result);
            case DeleteChildResult.NotFound _ -> family.answers(Status.ABSENT, result);
        }
    }
}
