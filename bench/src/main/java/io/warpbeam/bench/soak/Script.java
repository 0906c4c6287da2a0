package io.warpbeam.bench.soak;

import io.warpbeam.actors.AliasMode;
import io.warpbeam.bench.soak.Step.Alarm;
import io.warpbeam.bench.soak.Step.Cause;
import io.warpbeam.bench.soak.Step.Manner;
import io.warpbeam.bench.soak.Step.Watching;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses the steps of the processes of one plan. */
final class Script {

    /** How many keys of each kind are fought for. */
    static final int KEYS = 6;

    private static final int HOUR_MILLIS = 3_600_000;
    private static final int NEAR = 6;

    private final Dice dice;
    private final List<Make> makes;
    private final int peril; // one in so many steps that may end a process is meant

    Script(Dice dice, List<Make> makes) {
        this.dice = dice;
        this.makes = makes;
        this.peril = dice.between(2, 40);
    }

    /** {@return a name that a process can be spawned with} */
    static Key name(Dice dice) {
        return new Key(dice.oneIn(2) ? Key.Kind.NODE_NAME : Key.Kind.UNIQUE, dice.below(KEYS));
    }

    /** {@return the steps of one turn of a process} */
    List<Step> steps(int me) {
        return IntStream.range(0, dice.between(1, 6)).mapToObj(_ -> step(me)).toList();
    }

    private Step step(int me) {
        int to = someone(me);
        return switch (dice.below(40)) {
            case 0, 1, 2, 3, 4, 5 -> send(me, to);
            case 6, 7 -> new Step.SendToKey(key(), copies());
            case 8, 9 ->
                makes.get(to).blocksSenders() ? send(me, to) : new Step.SendToAlias(to, copies(), dice.oneIn(3));
            case 10, 11, 12 -> new Step.Link(to);
            case 13, 14, 15 -> new Step.Unlink(to, dice.oneIn(2));
            case 16, 17, 18 -> new Step.Watch(to, dice.one(Watching.values()));
            case 19 -> new Step.WatchName(dice.below(KEYS));
            case 20, 21 -> new Step.Unwatch(dice.oneIn(2));
            case 22 -> new Step.AwaitDown();
            case 23, 24 -> sendExit(me, to);
            case 25, 26 -> makes.get(me).blocksSenders() ? send(me, to) : new Step.Claim(key());
            case 27 -> makes.get(to).blocksSenders() ? send(me, to) : new Step.ClaimFor(to, dice.below(KEYS));
            case 28 -> new Step.Release(key());
            case 29, 30 -> setTimer(me, to);
            case 31 -> new Step.TakeAlias(dice.oneIn(3) ? AliasMode.REPLY : AliasMode.EXPLICIT, dice.oneIn(3));
            case 32 -> new Step.DropAlias();
            case 33, 34 -> ask(me, to);
            case 35 -> new Step.Doze(dice.below(3));
            case 36, 37 -> new Step.PickLetter(to);
            default -> end(me, to);
        };
    }

    /** One that is near, more often than chance would have it, so that the same two meet again and again. */
    private int someone(int me) {
        int all = makes.size();
        return dice.oneIn(2) ? dice.below(all) : Math.floorMod(me + dice.between(-NEAR, NEAR + 1), all);
    }

    private Step send(int me, int to) {
        boolean holdsUp = makes.get(to).blocksSenders() && me != to && !Plan.mayWait(me, to);
        return holdsUp ? new Step.Doze(0) : new Step.Send(to, copies());
    }

    private int copies() {
        return dice.between(2, 40);
    }

    private Key key() {
        return new Key(dice.one(Key.Kind.values()), dice.below(KEYS));
    }

    private Step sendExit(int me, int to) {
        if (dice.oneIn(3)) {
            return new Step.SendExit(to, Cause.NORMAL);
        }
        if (!dice.oneIn(peril)) {
            return send(me, to);
        }
        return new Step.SendExit(to, !makes.get(to).witness() && dice.oneIn(3) ? Cause.KILL : Cause.OTHER);
    }

    private Step setTimer(int me, int to) {
        int delay = dice.oneIn(4) ? HOUR_MILLIS : dice.below(40);
        Alarm alarm = dice.one(Alarm.values());
        if (alarm == Alarm.EXIT && !dice.oneIn(peril)) {
            alarm = Alarm.MESSAGE;
        }
        Optional<Integer> process = dice.oneIn(3) ? Optional.empty() : Optional.of(dice.oneIn(2) ? me : to);
        return new Step.SetTimer(process, dice.below(KEYS), alarm, delay, dice.oneIn(3));
    }

    private Step ask(int me, int to) {
        if (makes.get(to).blocksSenders() && me != to && !Plan.mayWait(me, to)) {
            return new Step.Doze(0);
        }
        Manner manner = dice.one(Manner.values());
        boolean fatal = manner == Manner.CRASH || manner == Manner.LEAVE;
        if (fatal && (makes.get(to).witness() || !dice.oneIn(peril))) {
            manner = Manner.ANSWER;
        }
        return new Step.Ask(to, manner, Plan.mayWait(me, to) && manner != Manner.IGNORE);
    }

    private Step end(int me, int to) {
        if (makes.get(me).witness()) {
            return send(me, to);
        }
        return switch (dice.below(6)) {
            case 0 -> new Step.Trap(true);
            case 1 -> new Step.Trap(false);
            case 2 -> dice.oneIn(peril) ? new Step.Crash() : send(me, to);
            case 3 -> dice.oneIn(peril) ? new Step.Leave(dice.one(Cause.values())) : send(me, to);
            default -> send(me, to);
        };
    }
}
