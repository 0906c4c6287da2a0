package io.warpbeam.models;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.models.Family.Kid;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.ChildStart;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Shutdown;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A child of the {@link SupervisorModel}: what starts it, and its processes. */
final class FamilyChild implements ChildStart {

    /** Ends a child. */
    enum Die {
        NORMALLY,
        SHUT_DOWN,
        BADLY,
        THROWING
    }

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final List<Restart> KINDS =
            List.of(Restart.PERMANENT, Restart.PERMANENT, Restart.PERMANENT, Restart.TRANSIENT, Restart.TEMPORARY);

    private final World world;
    private final RandomGenerator random;
    private final Family family;
    private final Kid kid;
    private final boolean stubborn;
    private final boolean trapping;

    FamilyChild(World world, Family family, String id) {
        this.world = world;
        this.random = world.random();
        this.family = family;
        this.kid = new Kid(id, Chance.pick(random, KINDS));
        this.stubborn = random.nextInt(6) == 0;
        this.trapping = stubborn || random.nextInt(3) == 0;
    }

    ChildSpec spec() {
        Shutdown shutdown = switch (random.nextInt(4)) {
            case 0 -> Shutdown.brutalKill();
            case 1 -> stubborn ? Shutdown.brutalKill() : Shutdown.infinite();
            default -> Shutdown.after(Duration.ofMillis(random.nextInt(4)));
        };
        return ChildSpec.startedBy(kid.id, this).restart(kid.restart).shutdown(shutdown);
    }

    @Override
    public Outcome start(Self supervisor) throws Exception {
        family.isSupervisedBy(supervisor.pid());
        boolean restart = family.starts(kid, world.time());
        Note.down(world, "start of", kid.id, restart);
        if (random.nextInt(4) == 0) {
            supervisor.sleep(Duration.ofMillis(1));
        }
        return switch (random.nextInt(20)) {
            case 0 -> ChildStart.failed(ExitReason.of("no start"));
            case 1 -> throw new Failure();
            case 2 -> {
                family.ignored(kid, restart);
                yield ChildStart.ignored();
            }
            default -> {
                Life life = new Life(random.nextInt(10) == 0);
                Pid pid = supervisor.spawnLink(
                        trapping ? SpawnOptions.DEFAULT.trappingExits() : SpawnOptions.DEFAULT, life);
                family.started(kid, pid, restart);
                yield ChildStart.started(pid);
            }
        };
    }

    /** One process. */
    private final class Life implements EventHandler {
        private final boolean brief;

        Life(boolean brief) {
            this.brief = brief;
        }

        @Override
        public void start(Self self) {
            if (brief) {
                self.pid().send(Die.BADLY);
            }
        }

        @Override
        public void handle(Object message) throws Exception {
            Self self = Self.current();
            switch (message) {
                case Die die -> die(self, die);
                case Exit(var _, var reason) -> {
                    if (!stubborn) {
                        self.sleep(Duration.ofMillis(random.nextInt(3)));
                        throw self.exit(reason);
                    }
                }
                default -> throw new IllegalArgumentException("message must be known, but is " + message);
            }
        }

        private void die(Self self, Die how) throws Exception {
            switch (how) {
                case NORMALLY -> throw self.exit(ExitReason.NORMAL);
                case SHUT_DOWN -> throw self.exit(ExitReason.SHUTDOWN);
                case BADLY -> throw self.exit(ExitReason.of("badly"));
                case THROWING -> throw new Failure();
            }
        }
    }
}
