package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example of the documentation: fields of a server that are fired from each of its callbacks. */
class AsyncFieldExampleTest {

    private final Node node = Node.start("example");

    @AfterEach
    void closeNode() {
        node.close();
    }

    // @start region="server"
    record Dashboard(String user, AsyncResult<String> report, AsyncResult<Integer> visits) {
        Dashboard withReport(AsyncResult<String> newReport) {
            return new Dashboard(user, newReport, visits);
        }

        Dashboard withVisits(AsyncResult<Integer> newVisits) {
            return new Dashboard(user, report, newVisits);
        }
    }

    record Show() implements Call<Dashboard> {}

    record Refresh() implements Call<Dashboard> {}

    record Count() {}

    record NeverMind() {}

    record Midnight() {}

    static final AsyncField<Dashboard, String> REPORT = AsyncField.of(
            "report", Dashboard::report, Dashboard::withReport, dashboard -> fetchReport(dashboard.user()));
    static final AsyncField<Dashboard, Integer> VISITS = AsyncField.of(
            "visits", Dashboard::visits, Dashboard::withVisits, dashboard -> countVisits(dashboard.user()));
    static final AsyncFields<Dashboard> FIELDS = AsyncFields.of(REPORT, VISITS);

    static final class DashboardServer implements GenServer<Dashboard> {
        @Override
        public Init<Dashboard> init(Self self) {
            Dashboard empty = new Dashboard("ann", AsyncResult.neverFired(), AsyncResult.neverFired());
            return Init.ok(REPORT.fire(empty)); // returns at once
        }

        @Override
        public Next<Dashboard> handleCall(Call<?> call, From<?> from, Dashboard dashboard) {
            return switch (call) {
                case Show show -> Next.reply(show, dashboard, dashboard);
                case Refresh refresh -> {
                    Dashboard loading = VISITS.fire(REPORT.fire(dashboard));
                    yield Next.reply(refresh, loading, loading);
                }
                default -> Next.unknown(call);
            };
        }

        @Override
        public Next<Dashboard> handleCast(Object message, Dashboard dashboard) {
            return switch (message) {
                case Count() -> Next.noReply(VISITS.fire(dashboard));
                case NeverMind() -> Next.noReply(VISITS.cancel(dashboard));
                default -> Next.unknown(message);
            };
        }

        @Override
        public Next<Dashboard> handleInfo(Object message, Dashboard dashboard) {
            return switch (message) {
                case Midnight() -> Next.noReply(FIELDS.fire("visits", dashboard));
                default -> FIELDS.handle(message, dashboard); // the ends of all runs
            };
        }
    }

    // @end

    static String fetchReport(String user) {
        return "Report for " + user;
    }

    static int countVisits(String user) {
        return 39 + user.length();
    }

    private static void awaitVisits(ServerRef server) {
        Awaitility.await().until(() -> server.call(new Show()).visits().equals(new AsyncResult.Ok<>(42)));
    }

    @Test
    void isFiredFromInit() {
        ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
        Awaitility.await().until(() -> server.call(new Show()).report().latest().equals(Optional.of("Report for ann")));
        assertThat(server.call(new Show()).visits()).isEqualTo(AsyncResult.neverFired());
    }

    @Test
    void isFiredFromACall() {
        ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
        Dashboard loading = server.call(new Refresh());
        assertThat(loading.report().isLoading()).isTrue();
        assertThat(loading.visits().isLoading()).isTrue();
        awaitVisits(server);
    }

    @Test
    @Tag("LV-LA-02")
    void isFiredFromACast() {
        ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
        server.cast(new Count());
        awaitVisits(server);
        server.cast(new NeverMind()); // nothing is under way
        assertThat(server.call(new Show()).visits()).isEqualTo(new AsyncResult.Ok<>(42));
    }

    @Test
    void isFiredFromAMessage() {
        ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
        server.whereis().orElseThrow().send(new Midnight());
        awaitVisits(server);
    }

    @Test
    void crashesTheServerOnAMessageThatNobodyKnows() {
        ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
        server.whereis().orElseThrow().send("what?");
        Awaitility.await()
                .until(() -> server.whereis().filter(pid -> pid.isAlive()).isEmpty());
    }

    @Test
    void isUsedByAPlainThreadWithAnInbox() {
        try (Inbox inbox = node.inbox()) {
            Dashboard dashboard = REPORT.fire(new Dashboard("bob", AsyncResult.neverFired(), AsyncResult.neverFired()));
            while (dashboard.report().isLoading()) {
                Object message = inbox.receive();
                dashboard = FIELDS.apply(message, dashboard).orElse(dashboard);
            }
            assertThat(dashboard.report()).isEqualTo(new AsyncResult.Ok<>("Report for bob"));
        }
    }
}
