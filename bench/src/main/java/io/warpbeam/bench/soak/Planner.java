package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Priority;
import io.warpbeam.actors.SpawnOptions.MailboxBound;
import io.warpbeam.bench.soak.Step.Relation;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes the plan of one seed. */
final class Planner {

    private final long seed;
    private final Dice dice;
    private final int first;
    private final List<Make> makes;
    private final List<List<Role.Turn>> turns = new ArrayList<>();

    Planner(long seed) {
        this.seed = seed;
        this.dice = new Dice(new SplittableRandom(seed));
        this.first = dice.between(10, 150);
        int all = first + dice.below(first);
        this.makes = IntStream.range(0, all).mapToObj(_ -> make()).toList();
    }

    Plan plan() {
        Optional<Integer> workers = dice.oneIn(2) ? Optional.empty() : Optional.of(dice.between(1, 5));
        Script script = new Script(dice.split(), makes);
        for (int number = 0; number < makes.size(); number++) {
            turns.add(turns(script, number));
        }
        for (int child = first; child < makes.size(); child++) {
            addSpawn(child);
        }
        List<Role> roles = new ArrayList<>();
        for (int number = 0; number < makes.size(); number++) {
            roles.add(new Role(number, makes.get(number), List.copyOf(turns.get(number)), farewell()));
        }
        return new Plan(seed, workers, dice.between(150, 600), first, List.copyOf(roles));
    }

    private Make make() {
        boolean witness = dice.below(4) == 0;
        boolean eventDriven = dice.below(5) < 3;
        return new Make(
                witness,
                eventDriven,
                witness || dice.oneIn(2),
                dice.oneIn(2),
                !eventDriven && dice.oneIn(20),
                dice.oneIn(3) ? Optional.of(bound(witness)) : Optional.empty(),
                eventDriven && dice.oneIn(3) ? dice.one(Priority.values()) : Priority.NORMAL);
    }

    /** A witness blocks nobody, since it outlives those that may be blocked. */
    private MailboxBound bound(boolean witness) {
        OverflowPolicy policy = dice.one(OverflowPolicy.values());
        boolean replaced = witness && policy == OverflowPolicy.BLOCK;
        return new MailboxBound(dice.between(1, 20), replaced ? OverflowPolicy.REJECT : policy);
    }

    private List<Role.Turn> turns(Script script, int number) {
        List<Role.Turn> list = new ArrayList<>();
        int count = dice.between(20, 150);
        for (int i = 0; i < count; i++) {
            int delay = dice.oneIn(8) ? dice.below(20) : 0;
            list.add(new Role.Turn(delay, script.steps(number)));
        }
        return list;
    }

    /** Has a process with a lower number spawn the child, in the first half of its turns. */
    private void addSpawn(int child) {
        int parent = dice.below(child);
        List<Role.Turn> ofParent = turns.get(parent);
        int at = dice.below(ofParent.size() / 2 + 1);
        Role.Turn turn = ofParent.get(at);
        List<Step> steps = new ArrayList<>(turn.steps());
        boolean named = !makes.get(child).blocksSenders() && dice.oneIn(3);
        Optional<Key> name = named ? Optional.of(Script.name(dice)) : Optional.empty();
        steps.addFirst(new Step.Spawn(child, dice.one(Relation.values()), name));
        ofParent.set(at, new Role.Turn(turn.delayMillis(), List.copyOf(steps)));
    }

    private ExitReason farewell() {
        return dice.oneIn(2) ? ExitReason.SHUTDOWN : ExitReason.KILL;
    }
}
