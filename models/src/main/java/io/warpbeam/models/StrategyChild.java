package io.warpbeam.models;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.ChildStart;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Shutdown;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A child of the {@link StrategyModel}.
 *
 * @param id by which it is known
 * @param restart whether it is restarted
 * @param significant whether its end may end its supervisor
 * @param limit how often it may be restarted in an hour
 * @param temper how it takes being asked to end
 */
record StrategyChild(
        String id, Restart restart, boolean significant, Optional<Integer> limit, StrategyChild.Temper temper) {

    static final Duration SLOW = Duration.ofMillis(20);
    static final ExitReason SULKED = ExitReason.of("sulked");

    /** How a child takes being asked to end. */
    enum Temper {
        /** Does so. */
        PLAIN,
        /** Does so, and tells that it was asked. */
        TRAPPING,
        /** Ends with another reason. */
        SULKING,
        /** Does not, and has to be killed. */
        STUBBORN,
        /** Is not asked, but killed. */
        BRUTAL;

        Shutdown shutdown() {
            return switch (this) {
                case PLAIN -> Shutdown.after(Duration.ofSeconds(1));
                case TRAPPING, SULKING -> Shutdown.infinite();
                case STUBBORN -> Shutdown.after(Duration.ZERO);
                case BRUTAL -> Shutdown.brutalKill();
            };
        }
    }

    /** What a start comes to. */
    enum Start {
        RUNS,
        FAILS,
        IGNORES
    }

    /** Tells a child to end by itself. */
    record Die(ExitReason reason) {}

    /** What a supervisor is seen to do with its children, and what their starts are to come to. */
    interface Scene {

        Start next(String id);

        void started(String id, Start start);

        void born(String id, Pid pid);

        void asked(String id);
    }

    static StrategyChild any(String id, RandomGenerator random) {
        Restart restart = Chance.pick(random, Restart.class);
        boolean significant = random.nextInt(3) == 0;
        Optional<Integer> limit = random.nextInt(8) == 0 ? Optional.of(random.nextInt(3)) : Optional.empty();
        return new StrategyChild(id, restart, significant, limit, Chance.pick(random, Temper.class));
    }

    ChildSpec spec(Scene scene) {
        ChildSpec spec = ChildSpec.startedBy(id, supervisor -> start(scene, supervisor))
                .restart(restart)
                .significant(significant)
                .shutdown(temper.shutdown());
        return limit.map(restarts -> spec.limit(restarts, Duration.ofHours(1))).orElse(spec);
    }

    private ChildStart.Outcome start(Scene scene, Self supervisor) {
        Start start = scene.next(id);
        scene.started(id, start);
        return switch (start) {
            case RUNS -> {
                SpawnOptions options = temper == Temper.PLAIN || temper == Temper.BRUTAL
                        ? SpawnOptions.DEFAULT
                        : SpawnOptions.DEFAULT.trappingExits();
                Pid pid = supervisor.spawnLink(options, new Life(id, temper, scene));
                scene.born(id, pid);
                yield ChildStart.started(pid);
            }
            case FAILS -> {
                supervisor.sleep(SLOW);
                yield ChildStart.failed(ExitReason.of("no start"));
            }
            case IGNORES -> ChildStart.ignored();
        };
    }

    /** One process. */
    private record Life(String id, Temper temper, Scene scene) implements EventHandler {

        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {
            Self self = Self.current();
            switch (message) {
                case Die(var reason) -> throw self.exit(reason);
                case Exit(var _, var reason) -> {
                    if (temper == Temper.TRAPPING) {
                        scene.asked(id);
                    }
                    if (temper != Temper.STUBBORN) {
                        throw self.exit(temper == Temper.SULKING ? SULKED : reason);
                    }
                }
                default -> throw new IllegalArgumentException("message must be known, but is " + message);
            }
        }
    }
}
