package io.warpbeam.models;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.models.Family.Status;
import io.warpbeam.supervision.SupervisorEvent;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Children of a supervisor end in all ways, fail to start and are started, stopped and deleted by a caller, while the
 * supervisor restarts them until it gives up, is stopped or killed. No child runs twice, each is restarted as its
 * specification says, no more often than allowed and no less, answers are true, and a supervisor that ends leaves
 * nobody behind.
 */
public final class SupervisorModel implements Model {

    private final boolean dynamic;

    /**
     * A model.
     *
     * @param dynamic whether it is that of the dynamic supervisor
     */
    public SupervisorModel(boolean dynamic) {
        this.dynamic = dynamic;
    }

    @Override
    public String name() {
        return dynamic ? "dynamic" : "supervisor";
    }

    @Override
    public void run(World world) {
        Run run = new Run(world);
        for (int lives = 1 + world.random().nextInt(3); lives > 0; lives--) {
            run.live(dynamic);
        }
    }

    /** One run: several supervisors, one after the other. */
    private static final class Run {
        private final World world;
        private final RandomGenerator random;
        private final Verdict verdict;
        private Optional<Family> family = Optional.empty();
        private Optional<Pid> supervisor = Optional.empty();
        private Optional<ExitReason> end = Optional.empty();

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
            world.node().listen(this::hear);
            world.always(
                    "no child runs twice", () -> family.map(Family::isSingle).orElse(true));
        }

        private void hear(SystemEvent event) {
            family.ifPresent(mine -> {
                switch (event) {
                    case SystemEvent.Exited(var pid, var reason) -> {
                        mine.ended(pid, reason);
                        if (mine.isSupervisor(pid)) {
                            supervisorEnds(mine, reason);
                        }
                    }
                    case SupervisorEvent told -> mine.hears(told, world.time());
                    default -> {}
                }
            });
        }

        private void supervisorEnds(Family mine, ExitReason reason) {
            end = Optional.of(reason);
            boolean killed = reason instanceof ExitReason.Killed;
            verdict.check(
                    killed || mine.everyone().stream().noneMatch(Pid::isAlive),
                    "an ended supervisor leaves nobody",
                    reason);
            verdict.check(
                    killed || mine.hasGivenUp() == (reason instanceof ExitReason.Shutdown),
                    "a supervisor gives up with shutdown",
                    reason);
        }

        void live(boolean dynamic) {
            int intensity = random.nextInt(8);
            long period = random.nextLong(1, 4);
            Family mine = new Family(verdict, !dynamic, intensity, period, world.time());
            family = Optional.of(mine);
            end = Optional.empty();
            Superior superior =
                    dynamic ? new DynamicSuperior(world, verdict, mine) : new StaticSuperior(world, verdict, mine);
            supervisor = superior.start(intensity, Duration.ofSeconds(period));
            mine.isOpen();
            supervisor.ifPresent(mine::isSupervisedBy);
            if (supervisor.isPresent()) {
                work(mine, superior, supervisor.get());
            }
            world.settle();
            world.sleep(Duration.ofSeconds(1));
            leave(mine);
        }

        private void work(Family mine, Superior superior, Pid pid) {
            int turns = 10 + random.nextInt(40);
            try {
                for (int turn = 0; turn < turns && pid.isAlive(); turn++) {
                    turn(mine, superior, pid);
                }
                if (pid.isAlive()) {
                    superior.stop();
                    verdict.check(mine.everyone().stream().noneMatch(Pid::isAlive), "a stop leaves nobody", pid);
                }
            } catch (CallFailedException failed) {
                verdict.check(!pid.isAlive(), "a supervisor answers", failed.failure());
                mine.askedEnough();
            }
        }

        private void turn(Family mine, Superior superior, Pid pid) {
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3, 4 -> end(mine);
                case 5 -> {
                    end(mine);
                    end(mine);
                }
                case 6 -> world.sleep(Duration.ofMillis(random.nextInt(900)));
                case 7 -> world.sleep(Duration.ofMillis(random.nextInt(3)));
                case 8 -> {
                    world.sleep(Duration.ofMillis(100));
                    world.settle();
                    if (pid.isAlive()) {
                        mine.settle();
                        superior.compare();
                    }
                }
                case 9 -> {
                    if (random.nextInt(10) == 0) {
                        pid.sendExit(ExitReason.KILL);
                    }
                }
                default -> superior.ask();
            }
        }

        /** Ends one of the children. */
        private void end(Family mine) {
            List<Pid> alive = mine.kids().stream()
                    .filter(kid -> kid.status == Status.RUNNING)
                    .<Pid>mapMulti((kid, sink) -> kid.pid.ifPresent(sink))
                    .toList();
            if (alive.isEmpty()) {
                return;
            }
            Pid pid = alive.get(random.nextInt(alive.size()));
            switch (random.nextInt(6)) {
                case 0 -> pid.sendExit(ExitReason.KILL);
                case 1 -> pid.sendExit(ExitReason.of("sent"));
                default -> pid.send(Chance.pick(random, FamilyChild.Die.class));
            }
        }

        /** Nothing is under way. */
        private void leave(Family mine) {
            verdict.check(supervisor.filter(Pid::isAlive).isEmpty(), "a supervisor ends", supervisor);
            verdict.check(supervisor.isEmpty() || end.isPresent(), "an end is told", supervisor);
            world.sometimes("a supervisor gives up", mine.hasGivenUp());
            world.sometimes(
                    "a supervisor is killed",
                    end.filter(ExitReason.KILLED::equals).isPresent());
            if (mine.keepsStopped()) {
                world.sometimes("a supervisor does not start", supervisor.isEmpty());
            }
            world.sometimes(
                    "a supervisor is stopped",
                    end.filter(ExitReason.NORMAL::equals).isPresent());
            world.sometimes("a child is restarted", mine.restarts() > 0);
            world.sometimes(
                    "a child is restarted three times", mine.kids().stream().anyMatch(kid -> kid.restarts >= 3));
            family = Optional.empty();
            mine.everyone().forEach(pid -> pid.sendExit(ExitReason.KILL)); // those who outlive a killed supervisor
            world.settle();
        }
    }
}
