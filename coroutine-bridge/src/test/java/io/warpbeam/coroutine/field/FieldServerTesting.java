package io.warpbeam.coroutine.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.provider.Arguments;

/** Servers of each kind, which trap exits or not and tell a test what they see, and computations for their fields. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
abstract class FieldServerTesting {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final ExitReason BOOM = ExitReason.of("boom");

    /** Asks the server to do something in its process. */
    record Do(UnaryOperator<Page> action) {}

    /** The state after something was done, or after a run has ended. */
    record Seen(Page page) {}

    /** A message that is no end of a run. */
    record Stray(Object message) {}

    @Parameter(0)
    ServerKind kind;

    @Parameter(1)
    boolean trapping;

    final CountDownLatch gate = new CountDownLatch(1);
    final List<Pid> workers = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final Semaphore begun = new Semaphore(0);

    Node node;
    Inbox test;

    static Stream<Arguments> servers() {
        return Stream.of(ServerKind.values())
                .flatMap(kind -> Stream.of(true, false).map(trapping -> Arguments.of(kind, trapping)));
    }

    static Stream<ExitReason> reasons() {
        return Stream.of(
                ExitReason.NORMAL,
                ExitReason.SHUTDOWN,
                ExitReason.shutdown("detail"),
                BOOM,
                ExitReason.KILL,
                ExitReason.KILLED,
                ExitReason.error(new IllegalStateException("crash")));
    }

    @BeforeEach
    void startNode() {
        node = Node.builder("fields").logging(false).start();
        test = node.inbox();
    }

    @AfterEach
    void closeNode() {
        gate.countDown();
        test.close();
        node.close(Duration.ZERO); // a server that traps exits takes them for strays
    }

    // ---- the server and its computations

    Pid server(AsyncField<Page, ?> field) {
        return server(SpawnOptions.DEFAULT, AsyncFields.of(field));
    }

    Pid server(SpawnOptions options, AsyncFields<Page> fields) {
        Pid to = test.pid();
        return kind.start(
                node,
                trapping ? options.trappingExits() : options,
                new Page("ann"),
                (message, page) -> switch (message) {
                    case Do(var action) -> told(to, action.apply(page));
                    default ->
                        fields.apply(message, page).map(next -> told(to, next)).orElseGet(() -> {
                            to.send(new Stray(message));
                            return page;
                        });
                });
    }

    static Page told(Pid to, Page page) {
        to.send(new Seen(page));
        return page;
    }

    static UnaryOperator<Page> exiting(ExitReason reason) {
        return _ -> {
            throw Self.current().exit(reason);
        };
    }

    /** Runs until it is ended or the gate opens. */
    <T> AsyncComputation<Page, T> waiting(T value) {
        return _ -> {
            workers.add(Self.current().pid());
            threads.add(Thread.currentThread());
            begun.release();
            gate.await();
            return value;
        };
    }

    AsyncField<Page, String> waitingReport() {
        return Page.reportField(waiting("Report ready"));
    }

    void awaitRun() {
        begun.acquireUninterruptibly();
    }

    /** Waits until the code of all computations has unwound. */
    void awaitThreads() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The next state that the server tells, before which it must have told nothing else. */
    Page seen() {
        return ((Seen) told()).page();
    }

    Object told() {
        return test.receive(message -> message instanceof Seen || message instanceof Stray, LIMIT)
                .orElseThrow(() -> new AssertionError("the server is silent"));
    }

    Page after(Pid server, UnaryOperator<Page> action) {
        server.send(new Do(action));
        return seen();
    }

    ExitReason end(Pid process) {
        Monitor monitor = test.monitor(process);
        return ((Down) test.receive(
                                message -> message instanceof Down(var of, var _, var _) && of.equals(monitor), LIMIT)
                        .orElseThrow(() -> new AssertionError(process + " does not end")))
                .reason();
    }

    static AsyncRun run(Page page) {
        return ((AsyncResult.Loading<String>) page.report()).run();
    }

    /** Nothing has come to the server that is not the end of a run, nor does anything come. */
    void assertNothingMore(Pid server) {
        after(server, UnaryOperator.identity());
        assertThat(test.receive(Duration.ZERO)).isEmpty();
    }
}
