package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Substrate;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState.Suspended;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.effect.Fresh;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.journal.FileJournal;
import io.warpbeam.coroutine.journal.Journal;
import io.warpbeam.coroutine.json.JsonLogCodec;
import io.warpbeam.coroutine.log.Durability;
import io.warpbeam.coroutine.log.DurableCoroutine;
import io.warpbeam.coroutine.log.Logged;
import io.warpbeam.coroutine.log.Loop;
import io.warpbeam.coroutine.log.SerializableCoroutine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the page on the effect log. */
class EffectLogTest {

    // @start region="signup"
    record User(String name, String mail, Instant since) {}

    record Invite(String mail) implements Operation<Unit> {}

    static final State<Integer> ASKED = State.of("asked");

    static final Coroutine<String, String, User> SIGNUP = co -> {
        String name = co.yield("name?");
        ASKED.update(co, asked -> asked + 1);
        String mail = co.yield("mail?");
        ASKED.update(co, asked -> asked + 1);
        co.perform(new Invite(mail));
        return new User(name, mail, co.perform(Fresh.now()));
    };

    static final JsonLogCodec JSON = JsonLogCodec.of(User.class, Invite.class);

    // @end

    private final List<String> mails = new ArrayList<>();

    private SerializableCoroutine<String, String, User> signup() {
        // @start region="handlers"
        Handler<Unit> mailing = Handler.of(Invite.class, (invite, context) -> {
            mails.add(invite.mail() + " " + context.key().orElseThrow());
            return Unit.UNIT;
        });
        var signup = SerializableCoroutine.of(SIGNUP)
                .with(ASKED.from(0))
                .with(Fresh.from(Substrate.system()))
                .with(mailing);
        // @end
        return signup;
    }

    private String firstProgram() {
        var signup = signup();
        // @start region="write"
        try (var run = signup.fresh().pending()) {
            var name = (Suspended<String, String, Logged<User>>) run.run();
            var mail = name.resume("Ada"); // asks for the mail
            return JSON.write(SerializableCoroutine.log(mail).orElseThrow());
        }
        // @end
    }

    @Test
    void goesOnInAnotherProgram() {
        String text = firstProgram();
        var signup = signup();
        // @start region="read"
        try (var run = signup.resuming(JSON.read(text), "ada@example.com").pending()) {
            User user = run.run().orThrow().result();
            assertThat(user.name()).isEqualTo("Ada");
        }
        // @end
        assertThat(mails).hasSize(1);
    }

    // @start region="loop"
    static final Loop ORDER = Loop.of("order");

    static final Coroutine<String, String, Integer> WAITER = co -> {
        int served = 0;
        while (true) {
            served = co.perform(ORDER.mark(served)); // an iteration begins with this
            String dish = co.yield("what would you like?");
            if (dish.equals("nothing")) {
                return served;
            }
            served++;
        }
    };

    // @end

    @Test
    void keepsTheLastIteration() {
        var waiter = SerializableCoroutine.of(WAITER);
        try (var run = waiter.fresh().pending()) {
            var state = run.run();
            for (int i = 0; i < 10; i++) {
                state = ((Suspended<String, String, Logged<Integer>>) state).resume("soup");
            }
            var log = SerializableCoroutine.log(state).orElseThrow();
            assertThat(log.entries()).hasSize(3);
            assertThat(waiter.resuming(log, "nothing").pending().run().orThrow().result())
                    .isEqualTo(10);
        }
    }

    private DurableCoroutine<String, String, User> durable(Journal journal) {
        var signup = signup();
        // @start region="durable"
        var signups = new DurableCoroutine<>("signup", signup, journal, JSON, Durability.EACH_EFFECT);
        // @end
        return signups;
    }

    @Test
    void survivesTheEndOfTheProgram(@TempDir Path folder) {
        Path file = folder.resolve("signups.journal");
        try (FileJournal journal = FileJournal.open(file)) {
            var signups = durable(journal);
            try (var run = signups.start("42").pending()) {
                ((Suspended<String, String, User>) run.run()).resume("Ada");
            }
        }
        List<String> questions = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(file)) {
            var signups = durable(journal);
            // @start region="recover"
            for (String run : signups.unfinished()) {
                try (var again = signups.resume(run).pending()) {
                    var asking = (Suspended<String, String, User>) again.run();
                    questions.add(asking.value()); // "mail?" again
                }
            }
            // @end
            assertThat(questions).containsExactly("mail?");
            assertThat(signups.resume("42", "ada@example.com")
                            .pending()
                            .run()
                            .orThrow()
                            .name())
                    .isEqualTo("Ada");
            assertThat(signups.unfinished()).isEmpty();
        }
        assertThat(mails).singleElement().asString().startsWith("ada@example.com signup/42/");
    }
}
