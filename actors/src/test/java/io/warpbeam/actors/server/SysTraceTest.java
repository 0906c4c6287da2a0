package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.TraceEvent.In;
import io.warpbeam.actors.server.TraceEvent.Replied;
import io.warpbeam.actors.server.TraceEvent.StateChanged;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeing what a server does, and what is shown of it. */
class SysTraceTest extends ServerFixture {

    private final List<TraceEvent> events = new CopyOnWriteArrayList<>();

    record Add(int amount) implements Call<Integer> {}

    private static ScriptedServer<Integer> adder() {
        return ScriptedServer.starting(0)
                .onCall((call, _, state) -> {
                    if (call instanceof Add add) {
                        return Next.reply(add, state + add.amount(), state + add.amount());
                    }
                    return Next.unknown(call);
                })
                .onCast((message, state) -> Next.noReply(state).thenContinue(message))
                .onContinue((_, state) -> Next.noReply(state))
                .onInfo((message, state) -> {
                    if (message.equals("crash")) {
                        throw new IllegalStateException("boom");
                    }
                    return Next.noReply(state);
                });
    }

    @Test
    void tellsAListenerWhatItDoesUntilThatIsClosed() throws Exception {
        ServerRef ref = start(adder());
        Pid pid = ref.pid();
        ref.call(new Add(1));
        Node.Subscription tracing = Sys.trace(ref, events::add);
        ref.call(new Add(2));
        ref.cast("cast");
        ref.send("info");
        assertThat(Sys.status(ref).listeners()).isEqualTo(1);
        Sys.replaceState(ref, _ -> 7);
        tracing.close();
        ref.call(new Add(1));
        assertThat(events)
                .containsExactly(
                        new In(pid, In.Kind.CALL, new Add(2)),
                        new StateChanged(pid, 1, 3),
                        new Replied(pid, new Add(2), 3),
                        new In(pid, In.Kind.CAST, "cast"),
                        new In(pid, In.Kind.CONTINUE, "cast"),
                        new In(pid, In.Kind.INFO, "info"),
                        new StateChanged(pid, 3, 7));
        assertThat(Sys.status(ref).listeners()).isZero();
        tracing.close();
        ref.stop();
        tracing.close();
    }

    @Test
    void isNotHarmedByAListenerThatThrows() {
        ServerRef ref = start(adder());
        Sys.trace(ref, _ -> {
            throw new AssertionError("hostile");
        });
        Sys.trace(ref, events::add);
        assertThat(ref.call(new Add(2))).isEqualTo(2);
        assertThat(events).hasSize(3);
        assertThat(Sys.status(ref).listeners()).isEqualTo(1);
    }

    @Test
    void countsWhatItDoes() {
        ServerRef ref = start(adder());
        assertThat(Sys.statistics(ref)).isEmpty();
        Sys.startStatistics(ref);
        ref.call(new Add(2));
        ref.cast("cast");
        ref.send("info");
        ServerStatistics statistics = Sys.statistics(ref).orElseThrow();
        assertThat(statistics.messagesIn()).isEqualTo(3);
        assertThat(statistics.repliesOut()).isEqualTo(1);
        assertThat(statistics.callbacks()).isEqualTo(4);
        assertThat(statistics.since()).isBeforeOrEqualTo(statistics.now());
        assertThat(Sys.status(ref).statistics()).isPresent();
        Sys.stopStatistics(ref);
        assertThat(Sys.statistics(ref)).isEmpty();
    }

    @Test
    void keepsTheLastEventsWhenAskedTo() {
        ServerRef ref = start(adder());
        Sys.log(ref, 2);
        for (int i = 1; i <= 5; i++) {
            ref.send(i);
        }
        assertThat(Sys.status(ref).log())
                .containsExactly(new In(ref.pid(), In.Kind.INFO, 4), new In(ref.pid(), In.Kind.INFO, 5));
        Sys.log(ref, 0);
        assertThat(Sys.status(ref).log()).isEmpty();
        assertThatThrownBy(() -> Sys.log(ref, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A server with a secret for a state; what it shows is up to the script. */
    private record Secretive(Format format) implements GenServer<String> {
        interface Format {
            StatusView show(StatusView seen) throws Exception;
        }

        @Override
        public Init<String> init(Self self) {
            return Init.ok("secret");
        }

        @Override
        public Next<String> handleCast(Object message, String state) {
            throw new IllegalStateException("secret: " + message);
        }

        @Override
        public Next<String> handleInfo(Object message, String state) {
            return Next.stop(message.equals("stop") ? ExitReason.NORMAL : ExitReason.of("secret"), state);
        }

        @Override
        public StatusView formatStatus(StatusView seen) throws Exception {
            return format.show(seen);
        }
    }

    private static StatusView hide(StatusView seen) {
        return seen.state("hidden")
                .message("hidden")
                .reason(ExitReason.of("hidden"))
                .log(List.of());
    }

    @Test
    @Tag("G55")
    void showsTheStatusAndCrashReportsAsItsFormatterWants() {
        List<StatusView> seen = new CopyOnWriteArrayList<>();
        Secretive secretive = new Secretive(view -> {
            seen.add(view);
            return hide(view);
        });
        ServerRef ref = start(secretive);
        Sys.log(ref, 5);
        assertThat(Sys.status(ref).state()).isEqualTo("hidden");
        assertThat(seen).containsExactly(new StatusView("secret", Optional.empty(), Optional.empty(), List.of()));
        var monitor = inbox.monitor(ref.pid());
        ref.cast("cast");
        ExitReason end = endOf(monitor);
        assertThat(end).isInstanceOf(ExitReason.Crashed.class);
        assertThat(seen.getLast())
                .isEqualTo(new StatusView(
                        "secret",
                        Optional.of("cast"),
                        Optional.of(end),
                        List.of(new In(ref.pid(), In.Kind.CAST, "cast"))));
        assertHidden(crashes().getFirst());

        ServerRef other = start(secretive);
        var otherMonitor = inbox.monitor(other.pid());
        other.send("exit");
        assertThat(endOf(otherMonitor)).isEqualTo(ExitReason.of("secret"));
        assertHidden(crashes().getLast());

        ServerRef orderly = start(secretive);
        int before = seen.size();
        orderly.send("stop");
        endOf(orderly.pid());
        assertThat(seen).hasSize(before);
        assertThat(crashes()).hasSize(2);
    }

    private static void assertHidden(CrashReport report) {
        assertThat(report.state()).contains("hidden");
        assertThat(report.lastMessage()).contains("hidden");
        assertThat(report.reason()).isEqualTo(ExitReason.of("hidden"));
    }

    @Test
    @Tag("G56")
    void saysSoWhenTheFormatterFails() {
        ServerRef ref = start(new Secretive(_ -> {
            throw new IllegalStateException("no format");
        }));
        String note = "formatStatus of " + Secretive.class.getName() + " failed with java.lang.IllegalStateException";
        assertThat(Sys.status(ref).state()).isEqualTo(note);
        var monitor = inbox.monitor(ref.pid());
        ref.cast("cast");
        assertThat(endOf(monitor)).isInstanceOf(ExitReason.Crashed.class);
        assertThat(crashes().getFirst().state()).contains(note);
        assertThat(crashes().getFirst().lastMessage()).contains(note);
    }
}
