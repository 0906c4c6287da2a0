package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.supervision.Application;
import io.warpbeam.supervision.ApplicationEnd;
import io.warpbeam.supervision.ApplicationInfo;
import io.warpbeam.supervision.ApplicationMode;
import io.warpbeam.supervision.Applications;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of the page on applications. */
class ApplicationsTest {

    /** Stands for any server. */
    private static final class Part implements GenServer<String> {
        @Override
        public Init<String> init(Self self) {
            return Init.ok("ready");
        }
    }

    // @start region="describe"
    record BankSettings(String ledger, int tellers) {}

    static Application<?> storage() {
        return Application.of("storage", Supervisor.oneForOne().child("ledger", Restart.PERMANENT, Part::new));
    }

    static Application<BankSettings> bank(BankSettings settings) {
        return Application.of("bank", settings, ApplicationsTest::tellers)
                .dependsOn("storage")
                .mode(ApplicationMode.PERMANENT)
                .phase("open", (tellers, _) -> open(tellers));
    }

    static Supervisor tellers(BankSettings settings) {
        Supervisor tellers = Supervisor.oneForOne();
        for (int number = 1; number <= settings.tellers(); number++) {
            tellers = tellers.child("teller " + number, Restart.PERMANENT, Part::new);
        }
        return tellers;
    }
    // @end

    private static void open(SupervisorRef tellers) {
        assertThat(tellers.countChildren().active()).isPositive();
    }

    @Test
    void startsAndStopsTheBank() {
        try (Node node = Node.start("bank")) {
            // @start region="start"
            Applications applications = Applications.on(node);
            applications.start(bank(new BankSettings("bank.db", 3)), storage()).orThrow(); // storage, bank
            // @end

            assertThat(running(applications)).containsExactly("storage: 2 processes", "bank: 4 processes");
            assertThat(stop(applications)).extracting(ApplicationEnd::name).containsExactly("bank", "storage");
        }
    }

    private static List<ApplicationEnd> stop(Applications applications) {
        // @start region="stop"
        List<ApplicationEnd> ends = applications.stopAll(Duration.ofSeconds(20)); // bank, storage
        // @end
        return ends;
    }

    @Test
    void closesTheNodeWhenTheJvmEnds() {
        Node node = Node.start("asked");
        // @start region="jvm"
        Node.Subscription hook = Applications.on(node).closeWithJvm(Duration.ofSeconds(20));
        // @end
        hook.close();
        node.close();
        assertThat(node.processes()).isEmpty();
    }

    // @start region="running"
    static List<String> running(Applications applications) {
        return applications.running().stream().map(ApplicationsTest::line).toList();
    }

    static String line(ApplicationInfo info) {
        int processes = info.top().tree(Duration.ofSeconds(5)).running();
        return info.name() + ": " + processes + " processes";
    }
    // @end
}
