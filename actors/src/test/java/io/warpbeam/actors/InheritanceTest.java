package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scoped values that processes inherit from those that spawn them. */
class InheritanceTest {

    private static final ScopedValue<String> USER = ScopedValue.newInstance();
    private static final ScopedValue<Integer> DEPTH = ScopedValue.newInstance();
    private static final ScopedValue<String> PRIVATE = ScopedValue.newInstance();

    private final Node node = Node.builder("heirs").inherit(USER, DEPTH).start();
    private final Inbox inbox = node.inbox();

    @AfterEach
    void closeNode() {
        inbox.close();
        node.close(Duration.ZERO);
    }

    private static String bound() {
        return USER.orElse("-") + DEPTH.orElse(0) + PRIVATE.orElse("-");
    }

    private Pid teller(Way way) {
        Pid to = inbox.pid();
        return way.spawn(node, (_, _) -> to.send(bound()));
    }

    @ParameterizedTest
    @EnumSource
    void aProcessHasWhatWasBoundWhenItWasSpawned(Way way) {
        Pid teller = ScopedValue.where(USER, "ann").where(PRIVATE, "p").call(() -> teller(way));
        for (int i = 0; i < 3; i++) {
            teller.send("tell");
            assertThat(inbox.receive()).isEqualTo("ann0-");
        }
        ScopedValue.where(USER, "bob").run(() -> teller.send("tell"));
        assertThat(inbox.receive()).isEqualTo("ann0-");
    }

    @ParameterizedTest
    @EnumSource
    void itsChildrenInheritWhatTheirParentHasAndAdds(Way way) {
        Pid to = inbox.pid();
        Pid parent = ScopedValue.where(USER, "ann")
                .call(() -> way.spawn(
                        node,
                        (self, _) -> ScopedValue.where(DEPTH, 1)
                                .run(() -> way.spawnLink(self, SpawnOptions.DEFAULT, (_, _) -> to.send(bound()))
                                        .send("tell"))));
        parent.send("spawn");
        assertThat(inbox.receive()).isEqualTo("ann1-");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsInheritedWhereNothingIsBound(Way way) {
        Pid teller = teller(way);
        assertThat(((LocalProcess) teller).gate).isNull();
        teller.send("tell");
        assertThat(inbox.receive()).isEqualTo("-0-");
    }

    @Test
    void theStartOfAHandlerHasItToo() {
        Pid to = inbox.pid();
        ScopedValue.where(USER, "ann")
                .run(() -> node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                    @Override
                    public void start(Self self) {
                        to.send(bound());
                    }

                    @Override
                    public void handle(Object message) {}
                }));
        assertThat(inbox.receive()).isEqualTo("ann0-");
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatFailsOrExitsDoesSoAsEver(Way way) {
        Pid failing = ScopedValue.where(USER, "ann")
                .call(() -> way.spawn(node, (self, message) -> {
                    if (message.equals("exit")) {
                        throw self.exit(ExitReason.of("done"));
                    }
                    throw new IllegalStateException(USER.get());
                }));
        inbox.monitor(failing);
        failing.send("exit");
        assertThat(((Down) inbox.receive()).reason()).isEqualTo(ExitReason.of("done"));
    }
}
