package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Processes start coroutines, resume and cancel them, wait for them or not, and are killed, as their runners are. Each
 * cleanup runs once, the last first, before anybody is told of the end, and only a kill of the runner skips it; each
 * outcome goes to one place, in order; nothing follows the end.
 */
public final class CoroutineModel implements Model {

    @Override
    public String name() {
        return "coroutines";
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run. */
    static final class Run {
        final World world;
        final Verdict verdict;
        private final RandomGenerator random;
        private final List<CoroutinePeer> peers = new ArrayList<>();
        private final List<Errand> errands = new ArrayList<>();

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
        }

        void play() {
            int turns = 20 + random.nextInt(60);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            rest();
            errands.forEach(Errand::accountAtRest);
            errands.stream().filter(Errand::isRun).map(Errand::runner).forEach(AsyncCoroutine::cancel);
            rest();
            errands.stream().filter(Errand::isRun).forEach(Errand::account);
        }

        private void rest() {
            world.sleep(Duration.ofSeconds(1));
            world.settle();
        }

        private void turn() {
            List<CoroutinePeer> alive = alive();
            if (alive.size() < 2) {
                CoroutinePeer peer = new CoroutinePeer(this);
                peers.add(peer);
                peer.spawn();
                return;
            }
            Pid pid = alive.get(random.nextInt(alive.size())).pid();
            switch (random.nextInt(12)) {
                case 0 -> world.settle();
                case 1, 2 -> world.sleep(Duration.ofMillis(random.nextInt(3)));
                case 3 -> {
                    if (random.nextInt(3) == 0) {
                        pid.sendExit(random.nextBoolean() ? ExitReason.KILL : ExitReason.SHUTDOWN);
                    }
                }
                default -> pid.send(new CoroutinePeer.Turn());
            }
        }

        // ---- for the processes

        private List<CoroutinePeer> alive() {
            return peers.stream()
                    .filter(peer -> peer.hasPid() && peer.pid().isAlive())
                    .toList();
        }

        CoroutinePeer anyone() {
            List<CoroutinePeer> known =
                    peers.stream().filter(CoroutinePeer::hasPid).toList();
            return known.get(random.nextInt(known.size()));
        }

        Errand add(Errand errand) {
            errands.add(errand);
            return errand;
        }

        /** Those of a process that are not long over. */
        List<Errand> errands(Pid starter) {
            List<Errand> mine = errands.stream()
                    .filter(errand -> errand.isStartedBy(starter) && errand.isRun())
                    .toList();
            return mine.subList(Math.max(0, mine.size() - 3), mine.size());
        }

        Optional<Errand> errand(Pid runner) {
            return errands.stream()
                    .filter(errand -> errand.isRun() && errand.runner().pid().equals(runner))
                    .findFirst();
        }
    }
}
