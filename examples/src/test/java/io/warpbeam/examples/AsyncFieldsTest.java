package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.IsolationLevel;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.coroutine.field.AsyncField;
import io.warpbeam.coroutine.field.AsyncFields;
import io.warpbeam.coroutine.field.AsyncResult;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The programs of the page on async fields, and fields of a fully isolated process. */
class AsyncFieldsTest {

    // @start region="fields"
    record Dashboard(String user, AsyncResult<String> report, AsyncResult<Integer> visits) {
        Dashboard withReport(AsyncResult<String> newReport) {
            return new Dashboard(user, newReport, visits);
        }

        Dashboard withVisits(AsyncResult<Integer> newVisits) {
            return new Dashboard(user, report, newVisits);
        }
    }

    static final AsyncField<Dashboard, String> REPORT = AsyncField.of(
            "report", Dashboard::report, Dashboard::withReport, dashboard -> fetchReport(dashboard.user()));
    static final AsyncField<Dashboard, Integer> VISITS = AsyncField.of(
            "visits", Dashboard::visits, Dashboard::withVisits, dashboard -> countVisits(dashboard.user()));
    static final AsyncFields<Dashboard> FIELDS = AsyncFields.of(REPORT, VISITS);
    // @end

    record Show() implements Call<String> {}

    record Refresh() {}

    record NeverMind() {}

    // @start region="server"
    static final class DashboardServer implements GenServer<Dashboard> {
        @Override
        public Init<Dashboard> init(Self self) {
            Dashboard empty = new Dashboard("ann", AsyncResult.neverFired(), AsyncResult.neverFired());
            return Init.ok(REPORT.fire(empty));
        }

        @Override
        public Next<Dashboard> handleCall(Call<?> call, From<?> from, Dashboard dashboard) {
            return switch (call) {
                case Show show -> Next.reply(show, show(dashboard), dashboard);
                default -> Next.unknown(call);
            };
        }

        @Override
        public Next<Dashboard> handleCast(Object message, Dashboard dashboard) {
            return switch (message) {
                case Refresh _ -> Next.noReply(VISITS.fire(REPORT.fire(dashboard)));
                case NeverMind _ -> Next.noReply(VISITS.cancel(REPORT.cancel(dashboard)));
                default -> Next.unknown(message);
            };
        }

        @Override
        public Next<Dashboard> handleInfo(Object message, Dashboard dashboard) {
            return FIELDS.handle(message, dashboard); // the ends of all runs
        }
    }

    // @end

    // @start region="show"
    static String show(Dashboard dashboard) {
        return switch (dashboard.report()) {
            case AsyncResult.NeverFired<String> _ -> "no report";
            case AsyncResult.Loading<String>(var _, var previous) ->
                previous.map(old -> old + " (updating)").orElse("loading");
            case AsyncResult.Ok<String>(var report) -> report;
            case AsyncResult.Failed<String> failed -> "no report: " + failed.reason();
        };
    }

    // @end

    // @start region="inbox"
    static Dashboard load(Inbox inbox, Dashboard dashboard) {
        Dashboard next = REPORT.fire(dashboard);
        while (next.report().isLoading()) {
            next = FIELDS.apply(inbox.receive(), next).orElse(next);
        }
        return next;
    }

    // @end

    private static String fetchReport(String user) {
        return "Report for " + user;
    }

    private static int countVisits(String user) {
        return user.length();
    }

    @Test
    void aServerShowsWhatThereIs() {
        try (Node node = Node.start("dashboard")) {
            ServerRef server = GenServer.start(node, new DashboardServer()).orThrow();
            Awaitility.await().until(() -> server.call(new Show()).equals("Report for ann"));
            server.cast(new Refresh());
            assertThat(server.call(new Show())).startsWith("Report for ann");
            server.cast(new NeverMind());
            assertThat(server.call(new Show())).containsAnyOf("Report for ann", "no report: ShutdownWith");
        }
    }

    @Test
    void aPageShowsEachState() {
        Dashboard dashboard = new Dashboard("ann", AsyncResult.neverFired(), AsyncResult.neverFired());
        assertThat(show(dashboard)).isEqualTo("no report");
        assertThat(show(dashboard.withReport(new AsyncResult.Ok<>("fine")))).isEqualTo("fine");
        assertThat(show(dashboard.withReport(dashboard.report().failed(ExitReason.KILLED))))
                .isEqualTo("no report: Killed[]");
        try (Node node = Node.start("dashboard");
                Inbox _ = node.inbox()) {
            Dashboard loading = REPORT.fire(dashboard);
            assertThat(show(loading)).isEqualTo("loading");
            assertThat(show(REPORT.fire(loading.withReport(new AsyncResult.Ok<>("fine")))))
                    .isEqualTo("fine (updating)");
        }
    }

    @Test
    void aThreadWaitsForAField() {
        try (Node node = Node.start("dashboard");
                Inbox inbox = node.inbox()) {
            Dashboard dashboard = new Dashboard("bob", AsyncResult.neverFired(), AsyncResult.neverFired());
            assertThat(show(load(inbox, dashboard))).isEqualTo("Report for bob");
        }
    }

    private record Basket(List<String> items, AsyncResult<List<String>> offers) {
        Basket withOffers(AsyncResult<List<String>> newOffers) {
            return new Basket(items, newOffers);
        }
    }

    /** What a snapshot was, and what it was given. */
    private static final AsyncField<Basket, List<String>> OFFERS =
            AsyncField.of("offers", Basket::offers, Basket::withOffers, basket -> {
                basket.items().add("added by the run");
                return basket.items();
            });

    private static final AsyncField<Basket, List<String>> FAILING =
            AsyncField.of("offers", Basket::offers, Basket::withOffers, _ -> {
                throw new IllegalStateException("sold out");
            });

    @Test
    void aFullyIsolatedProcessSharesNeitherSnapshotNorValueWithItsRun() {
        try (Node node = Node.builder("isolated").logging(false).start();
                Inbox inbox = node.inbox(SpawnOptions.DEFAULT.isolation(IsolationLevel.FULL))) {
            Basket basket = new Basket(new ArrayList<>(List.of("tea")), AsyncResult.neverFired());
            Basket begun = OFFERS.fire(basket);
            Basket loaded = OFFERS.apply(inbox.receive(), begun).orElse(basket);
            assertThat(basket.items()).containsExactly("tea");
            assertThat(loaded.offers().latest()).contains(List.of("tea", "added by the run"));

            Basket loading = FAILING.fire(basket);
            Basket failed = FAILING.apply(inbox.receive(), loading).orElse(basket);
            assertThat(failed.offers().failure().orElseThrow())
                    .isInstanceOfSatisfying(
                            ExitReason.Crashed.class,
                            crashed -> assertThat(crashed.error()).hasMessageContaining("sold out"));
        }
    }
}
