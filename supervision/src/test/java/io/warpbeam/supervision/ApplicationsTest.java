package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications: start, stop, and what is known of them. */
class ApplicationsTest {

    private static final Duration LONG = Duration.ofDays(1);

    /** What a shop needs to know. */
    record ShopSettings(String currency, int tills) {}

    private final Stage stage = new Stage();
    private final Troupe troupe = new Troupe();
    private final Queue<ApplicationEvent> events = new ConcurrentLinkedQueue<>();
    private final Applications applications = Applications.on(stage.node);

    private ApplicationsTest() {
        stage.node.listen(event -> {
            if (event instanceof ApplicationEvent told) {
                events.add(told);
            }
        });
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** An application of one process, which is called like it. */
    private Application<?> application(String name, String... dependencies) {
        return Application.of(name, Supervisor.oneForOne().child(troupe.child(name)))
                .dependsOn(dependencies);
    }

    private List<String> running() {
        return applications.running().stream().map(ApplicationInfo::name).toList();
    }

    @Test
    void startsWhatAnApplicationDependsOnBeforeIt() {
        List<String> started = applications
                .start(application("shop", "storage", "mail"), application("mail", "storage"), application("storage"))
                .orThrow();

        assertThat(started).containsExactly("storage", "mail", "shop");
        assertThat(troupe.marks()).isEqualTo("+storage +mail +shop");
        assertThat(running()).containsExactly("storage", "mail", "shop");
    }

    @Test
    void startsInTheGivenOrderWhereNothingDependsOnAnything() {
        applications.start(application("c"), application("a"), application("b")).orThrow();

        assertThat(troupe.marks()).isEqualTo("+c +a +b");
    }

    @Test
    void namesTheCircleInWhichApplicationsDependOnEachOther() {
        assertThatThrownBy(() -> applications.start(
                        application("a", "b"), application("b", "c"), application("c", "d", "b"), application("d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("applications must not depend on each other in a circle, but do: b -> c -> b");
        assertThatThrownBy(() -> applications.start(application("self", "self")))
                .hasMessageEndingWith("but do: self -> self");

        assertThat(troupe.marks()).isEmpty();
    }

    @Test
    void refusesTwoApplicationsOfOneName() {
        assertThatThrownBy(() -> applications.start(application("a"), application("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two are called a");
    }

    @Test
    void tellsWhichApplicationIsMissingAndStopsWhatItHadStarted() {
        ApplicationStart start = applications.start(application("storage"), application("shop", "storage", "mail"));

        assertThat(start).isEqualTo(new ApplicationStart.Missing("shop", "mail"));
        assertThat(troupe.marks()).isEqualTo("+storage -storage");
        assertThat(running()).isEmpty();
        assertThatThrownBy(start::orThrow).isInstanceOf(NotStartedException.class);
    }

    @Test
    void whatRunsAlreadyIsNotStartedAgainAndSatisfiesDependencies() {
        applications.start(application("storage")).orThrow();

        assertThat(applications
                        .start(application("storage"), application("shop", "storage"))
                        .orThrow())
                .containsExactly("shop");
        assertThat(troupe.marks()).isEqualTo("+storage +shop");
    }

    @Test
    void aTreeThatDoesNotStartStopsThoseOfTheSameCallInReverseAndNoOthers() {
        applications.start(application("old")).orThrow();
        troupe.failNext("broken", 1);

        ApplicationStart start = applications.start(application("a"), application("b"), application("broken"));

        assertThat(start).isInstanceOfSatisfying(ApplicationStart.Failed.class, failed -> {
            assertThat(failed.name()).isEqualTo("broken");
            assertThat(failed.phase()).isEmpty();
            assertThat(failed.reason())
                    .isEqualTo(ExitReason.shutdown(new FailedToStartChild("broken", ExitReason.of("not now"))));
        });
        assertThat(troupe.marks()).isEqualTo("+old +a +b !broken -b -a");
        assertThat(running()).containsExactly("old");
    }

    @Test
    void aTreeThatCannotBeDescribedFailsTheStart() {
        Application<?> broken = Application.of("broken", new ShopSettings("EUR", 0), settings -> {
            throw new ArithmeticException("no tills: " + settings.tills());
        });

        ApplicationStart start = applications.start(broken);

        assertThatThrownBy(start::orThrow).hasCauseInstanceOf(ArithmeticException.class);
        assertThat(applications.start(application("a")).orThrow()).containsExactly("a");
    }

    @Test
    void startPhasesRunInOrderAfterTheTreeAndBeforeWhatDependsOnIt() {
        List<String> phases = new ArrayList<>();
        Application<?> storage = application("storage")
                .phase(
                        "load",
                        (tree, _) -> phases.add("load " + tree.countChildren().active() + troupe.marks()))
                .phase("index", (_, _) -> phases.add("index"));

        applications.start(storage, application("shop", "storage")).orThrow();

        assertThat(phases).containsExactly("load 1+storage", "index");
        assertThat(troupe.marks()).isEqualTo("+shop");
        assertThat(applications.find("storage").orElseThrow().phases()).containsExactly("load", "index");
    }

    @Test
    void aStartPhaseThatFailsStopsItsApplicationAndThoseOfTheSameCall() {
        ApplicationStart start = applications.start(
                application("storage"),
                application("shop")
                        .phase("count", (_, _) -> {})
                        .phase("open", (_, _) -> {
                            throw new IOException("locked");
                        })
                        .phase("greet", (_, _) -> troupe.failNext("never", 1)));

        assertThat(start)
                .isInstanceOfSatisfying(
                        ApplicationStart.Failed.class,
                        failed -> assertThat(failed.phase()).contains("open"));
        assertThatThrownBy(start::orThrow).hasRootCauseMessage("locked");
        assertThat(troupe.marks()).isEqualTo("+storage +shop -shop -storage");
        assertThat(running()).isEmpty();
    }

    @Test
    void stopsTheLastStartedFirst() {
        applications.start(application("a"), application("b"), application("c")).orThrow();
        troupe.marks();

        assertThat(applications.stopAll(LONG))
                .containsExactly(
                        new ApplicationEnd("c", ExitReason.SHUTDOWN),
                        new ApplicationEnd("b", ExitReason.SHUTDOWN),
                        new ApplicationEnd("a", ExitReason.SHUTDOWN));
        assertThat(troupe.marks()).isEqualTo("-c -b -a");
        assertThat(running()).isEmpty();
        assertThat(events)
                .filteredOn(ApplicationEvent.Stopped.class::isInstance)
                .extracting(ApplicationEvent::name)
                .containsExactly("c", "b", "a");
    }

    @Test
    void stopsOneAndLeavesThoseThatDependOnIt() {
        applications
                .start(application("storage"), application("shop", "storage"))
                .orThrow();

        assertThat(applications.stop("storage", LONG)).contains(new ApplicationEnd("storage", ExitReason.SHUTDOWN));
        assertThat(running()).containsExactly("shop");
        assertThat(applications.stop("storage", LONG)).isEmpty();
        assertThat(applications.start(application("storage")).orThrow()).containsExactly("storage");
    }

    @Test
    void anEnvironmentIsARecordThatTheTreeAndThePhasesAreGiven() {
        List<Object> seen = new ArrayList<>();
        Application<ShopSettings> shop = Application.of("shop", new ShopSettings("EUR", 2), settings -> {
                    Supervisor tree = Supervisor.oneForOne();
                    for (int till = 0; till < settings.tills(); till++) {
                        tree = tree.child(troupe.child("till " + till));
                    }
                    return tree;
                })
                .phase("open", (_, settings) -> seen.add(settings.currency()));

        applications.start(shop.environment(new ShopSettings("CHF", 3))).orThrow();

        assertThat(troupe.marks()).isEqualTo("+till 0 +till 1 +till 2");
        assertThat(seen).containsExactly("CHF");
        assertThat(applications.environment("shop", ShopSettings.class)).contains(new ShopSettings("CHF", 3));
        assertThat(applications.environment("other", ShopSettings.class)).isEmpty();
        assertThat(shop.environment()).isEqualTo(new ShopSettings("EUR", 2));
    }

    @Test
    void isKnownAsDataWithItsTree() {
        applications
                .start(application("storage"), application("shop", "storage").mode(ApplicationMode.TRANSIENT))
                .orThrow();

        ApplicationInfo info = applications.find("shop").orElseThrow();

        assertThat(info.mode()).isEqualTo(ApplicationMode.TRANSIENT);
        assertThat(info.dependencies()).containsExactly("storage");
        assertThat(info.environment()).isEqualTo(new Application.NoEnvironment());
        SupervisionTree tree = info.top().tree(LONG);
        assertThat(tree.children()).extracting(SupervisionTree::id).containsExactly("shop");
        assertThat(tree.running()).isEqualTo(2);
    }

    @Test
    void thereIsOneProcessBehindTheApplicationsOfANodeWhoeverAsksFirst() throws Exception {
        try (Node other = Node.start("asked by many");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<Pid>>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> {
                    Applications.on(other).running();
                    return other.whereis(Applications.NAME);
                }));
            }
            Set<Pid> pids = ConcurrentHashMap.newKeySet();
            for (Future<Optional<Pid>> one : asked) {
                pids.add(one.get().orElseThrow());
            }
            assertThat(pids).hasSize(1);
        }
    }
}
