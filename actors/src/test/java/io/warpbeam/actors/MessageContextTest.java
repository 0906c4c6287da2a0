package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.mailbox.OverflowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A context travels with messages, shown by a small tracer. */
class MessageContextTest {

    // @start region="tracer"
    /** Keeps the id of a trace on the thread, and lets it travel with whatever the thread sends. */
    static final class Tracer implements MessageContext {
        private final ThreadLocal<String> trace = new ThreadLocal<>();
        private final ConcurrentLinkedQueue<Object> replies = new ConcurrentLinkedQueue<>();

        @Override
        public Optional<Object> capture() {
            return Optional.ofNullable(trace.get());
        }

        @Override
        public Scope restore(Object context) {
            String before = trace.get();
            trace.set((String) context);
            return () -> trace.set(before);
        }

        @Override
        public void replied(Object context) {
            replies.add(context);
        }

        String current() {
            return String.valueOf(trace.get());
        }

        void run(String id, Runnable code) {
            trace.set(id);
            code.run();
            trace.remove();
        }
    }
    // @end

    private final Tracer tracer = new Tracer();
    private final Node node = Node.builder("traced").messageContext(tracer).start();
    private final Inbox inbox = node.inbox();

    record Ask(String what) implements Call<String> {}

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close(Duration.ZERO);
    }

    /** Answers with the current trace, and sends it on. */
    private Pid last(Way way) {
        Pid to = inbox.pid();
        return way.spawn(node, (_, message) -> {
            if (message instanceof Request<?> request && request.call() instanceof Ask ask) {
                request.from().of(ask).reply(tracer.current());
            } else {
                to.send("last " + tracer.current());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aTraceGoesWithMessagesAndCallsFromOneToTheNext(Way way) {
        Pid to = inbox.pid();
        Pid c = last(way);
        Pid b = way.spawn(node, (_, message) -> {
            to.send("b " + tracer.current());
            to.send("c answered " + c.call(new Ask("trace")));
            to.send("b still " + tracer.current());
            c.send(message);
        });
        tracer.run("t1", () -> b.send("go"));
        assertThat(List.of(inbox.receive(), inbox.receive(), inbox.receive(), inbox.receive()))
                .isEqualTo(List.of("b t1", "c answered t1", "b still t1", "last t1"));
        assertThat(tracer.current()).as("of the last message received").isEqualTo("t1");
        assertThat(tracer.replies).containsExactly("t1");
    }

    @ParameterizedTest
    @EnumSource
    void eachMessageHasItsOwnContextAndNoneIsLeftBehind(Way way) {
        Pid last = last(way);
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            if (i % 3 == 0) {
                tracer.run("none", () -> {});
                last.send("without");
            } else {
                tracer.run("t" + number, () -> last.send("with"));
            }
            seen.add(inbox.receive());
            assertThat(seen.getLast()).isEqualTo(i % 3 == 0 ? "last null" : "last t" + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTimerCarriesTheContextInWhichItWasSet(Way way) {
        Pid last = last(way);
        tracer.run("timer", () -> node.sendAfter(Duration.ofMillis(20), last, "later"));
        assertThat(inbox.receive()).isEqualTo("last timer");
    }

    @Test
    void inABlockingProcessTheContextStaysUntilTheNextMessage() {
        Pid to = inbox.pid();
        Pid reader = node.spawn(self -> {
            self.receive("first"::equals);
            to.send("a " + tracer.current());
            self.receive(Duration.ZERO);
            to.send("b " + tracer.current());
            self.receive();
            to.send("c " + tracer.current());
        });
        tracer.run("one", () -> reader.send("first"));
        assertThat(inbox.receive()).isEqualTo("a one");
        assertThat(inbox.receive()).isEqualTo("b one");
        tracer.run("none", () -> {});
        reader.send("second");
        assertThat(inbox.receive()).isEqualTo("c null");
    }

    @Test
    void messagesAreSeenAsTheyWereSentWhereverTheyEnd() {
        List<Object> dead = new ArrayList<>();
        node.listen(event -> {
            if (event instanceof SystemEvent.DeadLetter letter) {
                dead.add(letter.message());
            }
        });
        Pid full = node.spawn(SpawnOptions.DEFAULT.mailbox(1, OverflowPolicy.REJECT), self -> {
            self.receive("never"::equals);
        });
        tracer.run("t", () -> {
            SendResult result = SendResult.sent();
            while (result instanceof SendResult.Sent) {
                result = full.send("message");
            }
            assertThat(result).isEqualTo(new SendResult.Refused("message"));
        });
        inbox.monitor(full);
        full.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isInstanceOf(Down.class);
        tracer.run("t", () -> full.send("message"));
        assertThat(dead).isNotEmpty().containsOnly("message");
    }

    @Test
    void aCrashReportNamesTheMessageAndWhoAsked() {
        ConcurrentLinkedQueue<CrashReport> crashes = new ConcurrentLinkedQueue<>();
        node.listen(event -> {
            if (event instanceof SystemEvent.Crashed(CrashReport report)) {
                crashes.add(report);
            }
        });
        for (Way way : Way.values()) {
            Pid failing = way.spawn(node, (_, _) -> {
                throw new IllegalStateException("asked too much");
            });
            Pid caller = node.spawn(self -> {
                self.receive();
                failing.call(new Ask("a"));
            });
            inbox.monitor(failing);
            tracer.run("t", () -> caller.send("go"));
            inbox.receive(Down.class::isInstance);
            assertThat(crashes.peek().caller()).contains(caller);
            assertThat(CrashText.of(crashes.poll())).contains("asked by: " + caller);
            Pid plain = way.spawn(node, (_, _) -> {
                throw new IllegalStateException("sent too much");
            });
            inbox.monitor(plain);
            tracer.run("t", () -> plain.send("message"));
            inbox.receive(message -> message instanceof Down down && down.pid().equals(plain));
            CrashReport report = crashes.stream()
                    .filter(crash -> crash.pid().equals(plain))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.caller()).isEmpty();
            assertThat(report.lastMessage())
                    .isEqualTo(way == Way.EVENT_DRIVEN ? Optional.of("message") : Optional.empty());
            crashes.clear();
        }
    }

    @Test
    void withoutAContextMessagesTravelAsTheyAre() {
        try (Node plain = Node.start("plain")) {
            Pid pid = plain.spawn(Self::receive);
            assertThat(((LocalProcess) pid).gate).isNull();
            assertThat(Gate.pass(null, (LocalProcess) pid, "message")).isEqualTo("message");
        }
        assertThat(Gate.pass(null, (LocalProcess) inbox.pid(), "message")).isEqualTo("message");
        tracer.run(
                "t",
                () -> assertThat(Gate.pass(null, (LocalProcess) inbox.pid(), "message"))
                        .isInstanceOf(Envelope.class));
    }
}
