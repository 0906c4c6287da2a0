package io.warpbeam.models;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.models.StrategyChild.Start;
import io.warpbeam.models.StrategyRules.Kid;
import io.warpbeam.models.StrategyRules.Setting;
import io.warpbeam.models.StrategyRules.Status;
import io.warpbeam.models.StrategyRules.Strategy;
import io.warpbeam.supervision.AutoShutdown;
import io.warpbeam.supervision.Backoff;
import io.warpbeam.supervision.ChildCounts;
import io.warpbeam.supervision.ChildInfo;
import io.warpbeam.supervision.ChildStatus;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorEvent;
import io.warpbeam.supervision.SupervisorRef;
import io.warpbeam.supervision.SupervisorStart;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A supervisor of any strategy and setting is given one command after the other: children end, fail to start, are
 * started, stopped, restarted and deleted, also between two attempts to restart one, and time goes on.
 * {@link StrategyRules} say word by word what must come of each.
 */
public final class StrategyModel implements Model {

    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");
    private static final Duration MARGIN = Duration.ofMillis(50);
    private static final Duration LONGEST_COMMAND = Duration.ofMillis(400);

    @Override
    public String name() {
        return "strategies";
    }

    @Override
    public void run(World world) {
        Run run = new Run(world);
        for (int lives = 1 + world.random().nextInt(2); lives > 0; lives--) {
            run.live();
        }
    }

    /** One run: several supervisors, one after the other. */
    private static final class Run implements StrategyChild.Scene {
        private final World world;
        private final RandomGenerator random;
        private final Verdict verdict;
        private final List<String> words = new ArrayList<>();
        private final Set<Long> ids = new HashSet<>();
        private final Map<String, Pid> pids = new HashMap<>();
        private final Map<String, Deque<Start>> plan = new HashMap<>();
        private StrategyRules rules =
                new StrategyRules(new Setting(Strategy.ONE, 0, 1, AutoShutdown.NEVER, List.of(), false, false));
        private Duration origin = Duration.ZERO;
        private String end = "";

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
            world.node().listen(this::hear);
        }

        private static Setting anySetting(RandomGenerator random) {
            return new Setting(
                    Chance.pick(random, Strategy.class),
                    random.nextInt(5),
                    random.nextLong(1, 4),
                    Chance.pick(random, AutoShutdown.class),
                    random.nextInt(3) == 0 ? List.of(1L, 2L, 4L) : List.of(),
                    random.nextBoolean(),
                    random.nextBoolean());
        }

        private static Supervisor supervisor(Setting setting) {
            Supervisor strategy = switch (setting.strategy()) {
                case ONE -> Supervisor.oneForOne();
                case ALL -> Supervisor.oneForAll();
                case REST -> Supervisor.restForOne();
            };
            Supervisor set = strategy.name("supervisor")
                    .intensity(setting.intensity(), Duration.ofSeconds(setting.period()))
                    .autoShutdown(setting.autoShutdown());
            Backoff backoff = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(4))
                    .jitter(0)
                    .resetAfter(setting.startsAnew() ? Duration.ofNanos(1) : Duration.ofDays(1));
            Supervisor waiting = setting.backoff().isEmpty() ? set : set.backoff(backoff);
            return setting.failing() ? waiting.failing() : waiting;
        }

        void live() {
            Setting setting = anySetting(random);
            rules = new StrategyRules(setting);
            words.clear();
            end = "";
            pids.clear();
            plan.clear();
            origin = world.time();
            Note.down(world, "setting", setting);
            Optional<SupervisorRef> started = start(setting);
            world.settle();
            makeRoom();
            compare(started);
            for (int turns = 5 + random.nextInt(25); turns > 0 && started.isPresent() && !rules.hasEnded(); turns--) {
                turn(started.get());
                compare(started);
            }
            if (started.isPresent() && !rules.hasEnded()) {
                rules.timeIs(time());
                rules.stops();
                started.get().stop();
                world.settle();
                compare(started);
            }
            world.settle();
        }

        private Optional<SupervisorRef> start(Setting setting) {
            List<StrategyChild> children = new ArrayList<>();
            Supervisor supervisor = supervisor(setting);
            for (String id : IDS) {
                StrategyChild child = StrategyChild.any(id, random);
                boolean refused = child.significant()
                        && (child.restart() == Restart.PERMANENT || setting.autoShutdown() == AutoShutdown.NEVER);
                if (!refused && random.nextInt(4) > 0) {
                    children.add(child);
                    supervisor = supervisor.child(child.spec(this));
                }
            }
            if (random.nextInt(8) == 0) {
                plan(Chance.pick(random, IDS), List.of(Chance.pick(random, Start.class)));
            }
            rules.start(children);
            return switch (supervisor.start(world.node())) {
                case SupervisorStart.Started<SupervisorRef>(var ref) -> Optional.of(ref);
                case SupervisorStart.Failed<SupervisorRef> _ -> Optional.empty();
                case SupervisorStart.AlreadyStarted<SupervisorRef> _, SupervisorStart.Ignored<SupervisorRef> _ -> {
                    verdict.check(false, "a supervisor starts or fails");
                    yield Optional.empty();
                }
            };
        }

        private Duration time() {
            return world.time().minus(origin);
        }

        // ---- commands

        private void turn(SupervisorRef ref) {
            rules.timeIs(time());
            plan.clear();
            IDS.forEach(id -> rules.plan(id, List.of()));
            boolean failing = random.nextInt(3) == 0;
            if (failing) {
                planSome();
            }
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> end(ref, failing && random.nextBoolean());
                case 5 -> passTime(Duration.ofSeconds(random.nextLong(1, 5)));
                case 6 ->
                    world.node().spawn(self -> {
                        ids.add(self.pid().id());
                        ref.pid().sendExit(ExitReason.of("of a stranger"));
                    });
                default -> compareAnswer(ask(ref));
            }
            world.settle();
            world.sleep(failing ? Duration.ofMillis(200) : Duration.ofMillis(25));
            world.settle();
            makeRoom();
        }

        /** Goes to a time at which nothing is due, and no second begins, while a command is carried out. */
        private void makeRoom() {
            while (!rules.hasEnded()) {
                Duration now = time();
                Optional<Duration> due = rules.nextDue().filter(at -> at.compareTo(now.plus(LONGEST_COMMAND)) < 0);
                Duration intoSecond = now.minusSeconds(now.toSeconds());
                if (due.isPresent()) {
                    passTime(due.get().plus(LONGEST_COMMAND).minus(now));
                    rules.timeIs(due.get().plus(LONGEST_COMMAND.dividedBy(2)));
                } else if (intoSecond.compareTo(MARGIN) < 0) {
                    passTime(MARGIN.minus(intoSecond));
                } else if (intoSecond.plus(LONGEST_COMMAND).compareTo(Duration.ofSeconds(1)) >= 0) {
                    passTime(Duration.ofSeconds(1).plus(MARGIN).minus(intoSecond));
                } else {
                    return;
                }
            }
        }

        private void passTime(Duration duration) {
            if (duration.isPositive()) {
                world.sleep(duration);
            }
            world.settle();
        }

        private void planSome() {
            for (String id : IDS) {
                if (random.nextInt(3) == 0) {
                    List<Start> starts = new ArrayList<>();
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        starts.add(random.nextInt(4) == 0 ? Chance.pick(random, Start.class) : Start.FAILS);
                    }
                    plan(id, starts);
                }
            }
        }

        private void plan(String id, List<Start> starts) {
            Note.down(world, "plan", id, starts);
            plan.put(id, new ArrayDeque<>(starts));
            rules.plan(id, starts);
        }

        /** A child ends by itself; perhaps the supervisor is asked for something while it tries to restart it. */
        private void end(SupervisorRef ref, boolean asking) {
            List<Kid> running = rules.kids().stream()
                    .filter(kid -> kid.status == Status.RUNNING)
                    .toList();
            if (running.isEmpty()) {
                return;
            }
            Kid kid = Chance.pick(random, running);
            ExitReason reason = Chance.pick(
                    random,
                    List.of(
                            ExitReason.NORMAL,
                            ExitReason.SHUTDOWN,
                            ExitReason.shutdown("done"),
                            ExitReason.of("bad"),
                            ExitReason.KILLED));
            Pid pid = Objects.requireNonNull(pids.get(kid.child.id()), "a child that runs was born");
            Note.down(world, "end", kid.child.id(), reason, asking);
            if (reason.equals(ExitReason.KILLED)) {
                pid.sendExit(ExitReason.KILL);
            } else {
                pid.send(new StrategyChild.Die(reason));
            }
            rules.ends(kid, reason);
            if (asking) {
                world.sleep(StrategyChild.SLOW.dividedBy(2));
                world.settle();
                compareAnswer(ask(ref));
            }
            rules.tryAgain();
        }

        private record Answer(String expected, String actual) {}

        private Answer ask(SupervisorRef ref) {
            String id = Chance.pick(random, IDS);
            int choice = random.nextInt(6);
            Note.down(world, "ask", choice, id);
            return switch (choice) {
                case 0, 1 -> {
                    StrategyChild child = StrategyChild.any(id, random);
                    yield answer(() -> rules.startChild(child), ref, it -> it.startChild(child.spec(this)));
                }
                case 2, 3 -> answer(() -> rules.restartChild(id), ref, it -> it.restartChild(id));
                case 4 -> answer(() -> rules.terminateChild(id), ref, it -> it.terminateChild(id));
                default -> answer(() -> rules.deleteChild(id), ref, it -> it.deleteChild(id));
            };
        }

        private Answer answer(Supplier<String> rule, SupervisorRef ref, Function<SupervisorRef, Object> question) {
            String expected = rules.hasEnded() ? "nobody" : rule.get();
            try {
                return new Answer(expected, question.apply(ref).getClass().getSimpleName());
            } catch (CallFailedException gone) {
                return new Answer(expected, "nobody");
            }
        }

        private void compareAnswer(Answer answer) {
            verdict.check(answer.expected.equals(answer.actual), "an answer is that of the rules", answer);
            world.sometimes("somebody is told that a child is being restarted", answer.actual.equals("Restarting"));
        }

        // ---- what is seen

        @Override
        public Start next(String id) {
            Start planned = plan.getOrDefault(id, new ArrayDeque<>()).poll();
            return planned == null ? Start.RUNS : planned;
        }

        @Override
        public void started(String id, Start start) {
            words.add("start of " + id + " " + start);
        }

        @Override
        public void born(String id, Pid pid) {
            ids.add(pid.id());
            pids.put(id, pid);
        }

        @Override
        public void asked(String id) {
            words.add("asked " + id);
        }

        private void hear(SystemEvent event) {
            switch (event) {
                case SystemEvent.Exited(var pid, var reason) -> {
                    if (!ids.contains(pid.id())) {
                        end = reason.getClass().getSimpleName();
                    }
                }
                case SupervisorEvent told -> words.add(word(told));
                default -> {}
            }
        }

        private static String word(SupervisorEvent event) {
            return switch (event) {
                case SupervisorEvent.ChildEnded ended -> "ended " + ended.id();
                case SupervisorEvent.ChildRestarted(var _, var id, var _, var _, var _, var count) ->
                    "restarted " + id + " " + count;
                case SupervisorEvent.SiblingRestarted along -> "along " + along.id();
                case SupervisorEvent.ChildStartFailed failed -> "not started " + failed.id();
                case SupervisorEvent.ChildShutdownError error -> "badly ended " + error.id();
                case SupervisorEvent.RestartDelayed delayed -> "delayed " + delayed.id();
                case SupervisorEvent.ChildGivenUp given -> "given up " + given.id();
                case SupervisorEvent.ShutDownBySignificant ended -> "significant " + ended.id();
                case SupervisorEvent.GaveUp gave -> "gave up " + gave.id();
            };
        }

        private void compare(Optional<SupervisorRef> ref) {
            verdict.check(words.equals(rules.words()), "what is done is what the rules say", words, rules.words());
            verdict.check(end.equals(rules.end()), "a supervisor ends as the rules say", end, rules.end());
            pids.forEach((id, pid) -> verdict.check(
                    pid.isAlive() == rules.isRunning(id), "a child runs when the rules say", id, pid.isAlive()));
            if (end.isEmpty() && !rules.hasEnded()) {
                ref.ifPresent(this::compareChildren);
            }
            note();
        }

        private void compareChildren(SupervisorRef ref) {
            List<String> told =
                    ref.whichChildren().reversed().stream().map(Run::text).toList();
            List<String> known = rules.kids().stream()
                    .map(kid -> kid.child.id() + " " + kid.status + " " + kid.restarts)
                    .toList();
            verdict.check(told.equals(known), "children are as the rules say", told, known);
            ChildCounts counts = ref.countChildren();
            long running = rules.kids().stream()
                    .filter(kid -> kid.status == Status.RUNNING)
                    .count();
            verdict.check(counts.specs() == known.size() && counts.active() == running, "children are counted", counts);
        }

        private static String text(ChildInfo info) {
            Status status = switch (info.status()) {
                case ChildStatus.Running _ -> Status.RUNNING;
                case ChildStatus.Restarting _ -> Status.RESTARTING;
                case ChildStatus.Stopped _ -> Status.STOPPED;
            };
            return info.id() + " " + status + " " + info.restarts();
        }

        private void note() {
            for (String word : List.of("along", "given up", "gave up", "significant", "delayed", "badly ended")) {
                world.sometimes("something is told as " + word, words.stream().anyMatch(told -> told.startsWith(word)));
            }
            world.sometimes(
                    "a child is restarted three times", rules.kids().stream().anyMatch(kid -> kid.restarts >= 3));
        }
    }
}
