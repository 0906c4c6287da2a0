package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.mailbox.OverflowPolicy;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Senders fill bounded mailboxes of all policies, whose owners work, sleep and end. Each message is handled, refused or
 * a dead letter, once; those of one sender are handled in order; no mailbox holds more than its capacity, none refuses
 * or drops with room left, and nobody waits for room for ever.
 */
public final class MailboxModel implements Model {

    @Override
    public String name() {
        return "mailboxes";
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
        private final List<Parcel> parcels = new ArrayList<>();
        private final List<Post> posts = new ArrayList<>();
        private final List<Pid> senders = new ArrayList<>();
        private long deadLetters;

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
        }

        Node node() {
            return world.node();
        }

        void play() {
            world.node().listen(this::hear);
            world.always(
                    "no mailbox holds more than its capacity",
                    () -> posts.stream().allMatch(Post::isWithinBound));
            int turns = 40 + random.nextInt(80);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            world.sleep(Duration.ofSeconds(10));
            world.settle();
            account();
        }

        private void hear(SystemEvent event) {
            if (event instanceof SystemEvent.DeadLetter(var target, var message, var cause)) {
                deadLetters++;
                if (message instanceof Parcel parcel) {
                    parcel.isDead(this, target, cause);
                }
            }
        }

        private void turn() {
            List<Post> alive = alive();
            senders.removeIf(pid -> !pid.isAlive());
            if (alive.size() < 2) {
                open();
                return;
            }
            if (senders.size() < 3) {
                senders.add(new PostSender(this).spawn());
                return;
            }
            switch (random.nextInt(16)) {
                case 0 -> alive.getFirst().end(ExitReason.KILL);
                case 1 -> alive.getLast().end(ExitReason.SHUTDOWN);
                case 2 -> {
                    if (random.nextInt(3) == 0) {
                        senders.getFirst().sendExit(ExitReason.KILL);
                    }
                }
                case 3 -> world.settle();
                case 4, 5 -> world.sleep(Duration.ofMillis(random.nextInt(4)));
                default -> senders.get(random.nextInt(senders.size())).send(new PostSender.Turn());
            }
        }

        private void open() {
            OverflowPolicy policy = Chance.pick(random, OverflowPolicy.class);
            Post post = new Post(this, 1 + random.nextInt(3), policy);
            posts.add(post);
            post.spawn();
        }

        // ---- for the processes

        List<Post> alive() {
            return posts.stream()
                    .filter(post -> post.hasPid() && post.pid().isAlive())
                    .toList();
        }

        /** A mailbox to send to; most of them live. */
        Post any() {
            List<Post> known = posts.stream().filter(Post::hasPid).toList();
            return known.get(Math.max(random.nextInt(known.size()), random.nextInt(known.size())));
        }

        Parcel parcel(Post to, Pid sender, int number) {
            Parcel parcel = new Parcel(to, sender, number);
            parcels.add(parcel);
            to.isSent(parcel);
            return parcel;
        }

        // ---- at the end

        private void account() {
            parcels.forEach(parcel -> parcel.account(this));
            long counted = world.node().info().deadLetters();
            verdict.check(counted == deadLetters, "dead letters are counted", counted, deadLetters);
        }
    }
}
