package io.warpbeam.bench.soak;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.TaggedDown;
import java.time.Duration;

/**
 * A process of a round, of either kind. It does what its role says, a turn for each {@link Cue} that it sends to
 * itself, and writes down everything that it receives before it does anything else with it.
 */
final class Actor implements EventHandler {

    private static final Duration POLL = Duration.ofMillis(2);

    private final World world;
    private final Role role;
    private final Page page;

    /** The next turn. It passes any bound of the mailbox, as all timers do. */
    private record Cue(int turn) {}

    /** The message of an interval. */
    record Beat() {}

    /** To be answered when all before it has been received. The last one settles the page. */
    record Fence(Pid inbox, boolean last) {}

    /** The answer of a witness. */
    record Passed(int witness) {}

    /** What a process does, in parts. */
    private record Parts(Post post, Ties ties, Claims claims, Alarms alarms) {
        Parts(Scene scene) {
            this(new Post(scene), new Ties(scene), new Claims(scene), new Alarms(scene));
        }
    }

    // the process itself
    private Parts parts;
    private Self self;

    @SuppressWarnings("NullAway.Init") // begin comes first
    Actor(World world, Role role) {
        this.world = world;
        this.role = role;
        this.page = world.ledger.page(role.number());
    }

    // ---- the two kinds of process

    @Override
    public void start(Self me) {
        begin(me);
    }

    @Override
    public void handle(Object message) {
        take(message);
    }

    /** The body of a blocking process. */
    void run(Self me) {
        page.add(new Entry.Entered());
        try {
            begin(me);
            while (true) {
                if (role.make().polls()) {
                    me.receive(POLL).ifPresent(this::take);
                } else {
                    take(me.receive());
                }
            }
        } finally {
            page.add(new Entry.Left());
        }
    }

    private void begin(Self me) {
        self = me;
        world.ledger.enter(role.number(), me.pid());
        parts = new Parts(new Scene(world, role, page, me));
        cue(0);
    }

    private void cue(int turn) {
        if (turn < role.turns().size()) {
            Duration delay = Duration.ofMillis(role.turns().get(turn).delayMillis());
            self.sendAfter(delay, new Cue(turn));
        }
    }

    // ---- receiving

    private void take(Object message) {
        switch (message) {
            case Letter letter -> page.add(new Entry.Taken(letter, false));
            case Cue(int turn) -> play(turn);
            case Tick tick -> page.add(new Entry.TickTaken(tick));
            case Beat() -> {}
            case Down down -> parts.ties().down(down, false);
            case TaggedDown(var _, Down down) -> parts.ties().down(down, false);
            case Exit exit -> exited(exit);
            case Request<?> request
            when request.call() instanceof Question question ->
                parts.post().answer(question, request.from().of(question));
            case Post.Later later -> parts.post().answerNow(later);
            case Fence(Pid inbox, boolean last) -> {
                if (last) {
                    page.add(new Entry.Settled());
                }
                inbox.send(new Passed(role.number()));
            }
            default -> page.add(new Entry.Odd("received " + message));
        }
    }

    private void exited(Exit exit) {
        parts.ties().exited(exit, false);
        boolean byTheRound = world.ledger.number(exit.from()) == Entry.NOBODY;
        if (byTheRound && exit.reason().equals(ExitReason.SHUTDOWN)) {
            throw self.exit(ExitReason.NORMAL);
        }
    }

    // ---- acting

    private void play(int turn) {
        if (world.closing) {
            return;
        }
        cue(turn + 1); // before the steps, of which any may be the last
        for (Step step : role.turns().get(turn).steps()) {
            if (!world.closing) {
                play(step);
            }
        }
    }

    private void play(Step step) {
        switch (step) {
            case Step.Send send -> parts.post().send(send);
            case Step.SendToKey send -> parts.post().send(send);
            case Step.SendToAlias send -> parts.post().send(send);
            case Step.TakeAlias take -> parts.post().takeAlias(take);
            case Step.DropAlias _ -> parts.post().dropAlias();
            case Step.Ask ask -> parts.post().ask(ask);
            case Step.PickLetter pick -> parts.post().pick(pick);
            case Step.Link link -> parts.ties().link(link);
            case Step.Unlink unlink -> parts.ties().unlink(unlink);
            case Step.Watch watch -> parts.ties().watch(watch);
            case Step.WatchName watch -> parts.ties().watch(watch);
            case Step.Unwatch unwatch -> parts.ties().unwatch(unwatch);
            case Step.AwaitDown _ -> parts.ties().awaitDown();
            case Step.SendExit exit -> parts.ties().sendExit(exit);
            case Step.Spawn spawn -> parts.ties().spawn(spawn);
            case Step.Trap(boolean on) -> parts.ties().trap(on);
            case Step.Claim(var key) -> parts.claims().claim(key);
            case Step.ClaimFor claim -> parts.claims().claimFor(claim);
            case Step.Release(var key) -> parts.claims().release(key);
            case Step.SetTimer timer -> parts.alarms().set(timer);
            case Step.Doze(int millis) -> self.sleep(Duration.ofMillis(millis));
            case Step.Crash() -> throw new PlannedException();
            case Step.Leave(var cause) -> throw parts.ties().leave(cause);
        }
    }
}
