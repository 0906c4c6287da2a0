package io.warpbeam.bench.soak;

import io.warpbeam.actors.Destination;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.Timer;
import io.warpbeam.bench.soak.Step.Alarm;
import java.time.Duration;
import java.util.Optional;

/** The timers of one process. */
final class Alarms {

    private static final int SOON_MILLIS = 1_000;

    private final Scene scene;

    Alarms(Scene scene) {
        this.scene = scene;
    }

    void set(Step.SetTimer step) {
        Optional<? extends Destination> target = step.to().isPresent()
                ? step.to().flatMap(scene::pid)
                : Optional.of(Name.of(scene.world.node, World.name(step.name())));
        target.ifPresent(destination -> set(step, destination));
    }

    private void set(Step.SetTimer step, Destination target) {
        int number = scene.next();
        int to = step.to().orElse(Entry.NOBODY);
        boolean soon = step.delayMillis() < SOON_MILLIS;
        boolean counted = step.alarm() == Alarm.MESSAGE;
        if (counted) {
            scene.page.add(new Entry.TimerAsked(number, to, soon));
        }
        Timer timer = start(step, target, number, to);
        if (counted) {
            scene.page.add(new Entry.TimerSet(number, to, soon));
        }
        keep(step, timer, soon);
        if (step.cancel()) {
            boolean active = timer.cancel().isPresent();
            if (counted) {
                scene.page.add(new Entry.TimerStopped(number, active));
            }
        }
    }

    /** Has the round wait for it, or end it, as no process will. */
    private void keep(Step.SetTimer step, Timer timer, boolean soon) {
        if (step.to().isEmpty() && (!soon || step.alarm() == Alarm.INTERVAL)) {
            scene.world.strayTimers.add(timer);
        } else if (soon && step.alarm() != Alarm.INTERVAL) {
            scene.world.soonTimers.add(timer);
        }
    }

    private Timer start(Step.SetTimer step, Destination target, int number, int to) {
        Duration delay = Duration.ofMillis(step.delayMillis());
        return switch (step.alarm()) {
            case MESSAGE -> scene.world.node.sendAfter(delay, target, new Tick(scene.me(), number));
            case INTERVAL -> scene.world.node.sendInterval(delay.plusMillis(1), target, new Actor.Beat());
            case EXIT -> {
                ExitReason reason = ExitReason.of(new Why(scene.me(), number, to, false));
                scene.page.add(new Entry.ExitAsked(to, number, reason));
                yield scene.world.node.exitAfter(delay, target, reason);
            }
        };
    }
}
