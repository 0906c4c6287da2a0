package io.warpbeam.actors.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.Registry;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.UniqueRegistry;
import io.warpbeam.actors.server.Account.Balance;
import io.warpbeam.actors.server.Account.Deposit;
import io.warpbeam.actors.server.Account.Fee;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers behind names. */
class NamedServerTest extends ServerFixture {

    private Name name() {
        return Name.of(node, "account");
    }

    @Test
    void aServerStartsOnceUnderANameAndIsReachedByIt() {
        ServerOptions named = ServerOptions.named(name());
        ServerRef first = GenServer.start(node, new Account(1), named).orThrow();
        assertThat(GenServer.start(node, new Account(2), named)).isEqualTo(new StartResult.AlreadyStarted(first.pid()));
        ServerRef byName = ServerRef.of(name());
        assertThat(byName).isEqualTo(ServerRef.named(node, "account")).isNotEqualTo(first);
        assertThat(ServerRef.of(first.pid())).isEqualTo(first);
        byName.cast(new Fee(1));
        assertThat(byName.call(new Deposit(500))).isEqualTo(500);
        assertThat(name().call(new Balance())).isEqualTo(500);
        byName.stop();
        assertThat(name().whereis()).isEmpty();
        ServerRef next = GenServer.start(node, new Account(7), named).orThrow();
        assertThat(byName.pid()).isEqualTo(next.pid());
        assertThat(byName.call(new Balance())).isEqualTo(7);
    }

    @Test
    @Tag("E43")
    void aServerIsStartedAndReachedThroughARegistry() {
        UniqueRegistry<Integer, String> accounts = Registry.unique(node, "accounts", "");
        Name seven = accounts.name(7, "savings");
        ServerRef first = GenServer.start(node, new Account(1), ServerOptions.named(seven))
                .orThrow();
        assertThat(GenServer.start(node, new Account(2), ServerOptions.named(accounts.name(7))))
                .isEqualTo(new StartResult.AlreadyStarted(first.pid()));
        assertThat(accounts.lookup(7)).containsExactly(new Registry.Entry<>(7, first.pid(), "savings"));
        ServerRef byKey = ServerRef.of(accounts.name(7));
        assertThat(byKey).isEqualTo(ServerRef.of(seven));
        assertThat(byKey.call(new Deposit(500))).isEqualTo(501);
        byKey.cast(new Fee(1));
        assertThat(byKey.call(new Balance())).isEqualTo(500);
        byKey.stop();
        assertThat(accounts.count()).isZero();
    }

    @Test
    @Tag("G68")
    void aCastToANameThatNobodyHoldsVanishesAndAStopFails() {
        ServerRef nobody = ServerRef.of(name());
        assertThat(nobody.whereis()).isEmpty();
        assertThat(nobody.cast(new Fee(1))).isEqualTo(SendResult.sent());
        assertThat(nobody.send("info")).isEqualTo(SendResult.sent());
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(nobody::stop)
                .satisfies(thrown ->
                        assertThat(thrown.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }
}
