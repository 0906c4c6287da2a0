package io.warpbeam.models;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A sender of the {@link MailboxModel}. */
final class PostSender implements EventHandler {

    /** Asks a sender to send. */
    record Turn() {}

    private final MailboxModel.Run run;
    private final RandomGenerator random;
    private int numbers;

    PostSender(MailboxModel.Run run) {
        this.run = run;
        this.random = run.world.random();
    }

    Pid spawn() {
        if (random.nextBoolean()) {
            return run.node().spawn(SpawnOptions.DEFAULT, this);
        }
        return run.node().spawn(self -> {
            while (true) {
                handle(self.receive());
            }
        });
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {
        run.verdict.check(message instanceof Turn, "nothing else is received", message);
        Pid me = Self.current().pid();
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            Post post = run.any();
            Parcel parcel = run.parcel(post, me, ++numbers);
            Duration before = run.world.time();
            parcel.returned(run, post.pid().send(parcel));
            run.world.sometimes("a sender waits for room", run.world.time().compareTo(before) > 0);
        }
    }
}
