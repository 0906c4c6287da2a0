package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names as destinations, those of a node and those of a name space that someone else wrote. */
class ViaNameTest extends WithNode {

    private final Doors doors = new Doors();
    private final Name door = new Name(doors, 7);

    record Echo(String text) implements Call<String> {}

    /** Names by number, written as a user of the kit would. */
    private static final class Doors implements NameSpace {
        private final Map<Object, Pid> holders = new ConcurrentHashMap<>();

        @Override
        public Optional<Pid> whereis(Object key) {
            return Optional.ofNullable(holders.get(key));
        }

        @Override
        public void register(Object key, Pid pid) {
            Pid holder = holders.putIfAbsent(key, pid);
            if (holder != null) {
                throw new AlreadyRegisteredException(key, holder);
            }
        }

        @Override
        public boolean unregister(Object key) {
            return holders.remove(key) != null;
        }
    }

    private static void echo(Self self, Object message) throws Exception {
        if (message instanceof Request<?> request && request.call() instanceof Echo echo) {
            request.from().of(echo).reply(echo.text());
        } else {
            obey(self, message);
        }
    }

    private Name nodeName() {
        return Name.of(node, "n");
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsWhoeverHoldsItWhenItIsUsed(Way way) {
        for (int round = 0; round < 3; round++) {
            int now = round;
            Pid pid = way.spawn(node, SpawnOptions.named("n").via(door), ViaNameTest::echo);
            for (Destination destination : new Destination[] {pid, nodeName(), door}) {
                assertThat(destination.call(new Echo("round " + now))).isEqualTo("round " + now);
                destination.send((Order) _ -> inbox.pid().send(now));
                assertThat(inbox.receive()).isEqualTo(now);
            }
            assertThat(nodeName().whereis()).contains(pid);
            assertThat(door.whereis()).contains(pid);
            pid.sendExit(ExitReason.KILL);
            awaitEnd(pid);
            assertThat(nodeName().whereis()).isEmpty();
            assertThat(doors.unregister(7)).isTrue();
        }
    }

    @Test
    @Tag("L56")
    void sendingToANameThatNobodyHoldsIsAnErrorOfTheSender() {
        assertThatExceptionOfType(NotRegisteredException.class)
                .isThrownBy(() -> nodeName().send("lost"))
                .withMessage("name must be held by a process, but nobody holds n of the names of Node[test]")
                .satisfies(thrown -> assertThat(thrown.name()).isEqualTo(nodeName()));
        assertThatIllegalArgumentException().isThrownBy(() -> door.send("lost"));
        assertThat(node.info().deadLetters()).isZero();
    }

    @Test
    @Tag("G26")
    void callingANameThatNobodyHoldsFailsWithNoProcess() {
        for (Name name : new Name[] {nodeName(), door}) {
            assertThatExceptionOfType(CallFailedException.class)
                    .isThrownBy(() -> name.call(new Echo("lost")))
                    .satisfies(thrown ->
                            assertThat(thrown.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
            PendingReply<String> pending = name.request(new Echo("lost"));
            assertThat(pending.isDone()).isTrue();
            pending.abandon();
            assertThat(pending.await(Duration.ofDays(1))).isInstanceOf(CallResult.Failed.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSpawnUnderATakenViaNameSpawnsNothingAndLeavesNoName(Way way) {
        Pid holder = spawnObedient(way, SpawnOptions.DEFAULT.via(door));
        SpawnOptions both = SpawnOptions.named("n").via(door);
        int processes = node.info().processes();
        assertThatExceptionOfType(AlreadyRegisteredException.class)
                .isThrownBy(() -> spawnObedient(way, both))
                .satisfies(thrown -> assertThat(thrown.holder()).isEqualTo(holder));
        assertThatExceptionOfType(AlreadyRegisteredException.class)
                .isThrownBy(() -> way.spawnLink(inbox, both, WithNode::obey));
        assertThat(node.info().processes()).isEqualTo(processes);
        assertThat(node.registered()).isEmpty();
        assertThat(node.info(inbox.pid()).orElseThrow().links()).isEmpty();
        assertNoMail();
    }

    @Test
    void aViaNameIsThereBeforeTheFirstInstruction() {
        Pid me = inbox.pid();
        for (int round = 0; round < 200; round++) {
            Name name = new Name(doors, round);
            Pid pid = node.spawn(
                    SpawnOptions.DEFAULT.via(name), _ -> me.send(name.whereis().orElseThrow()));
            assertThat(inbox.receive()).isEqualTo(pid);
        }
    }

    @Test
    void theNamesOfANodeAreANameSpaceOfStrings() {
        Pid pid = spawnObedient(Way.EVENT_DRIVEN);
        NameSpace names = node.names();
        names.register("n", pid);
        assertThat(names.whereis("n")).contains(pid);
        assertThat(node.whereis("n")).contains(pid);
        assertThatIllegalArgumentException().isThrownBy(() -> names.whereis(7));
        assertThat(names.unregister("n")).isTrue();
        assertThat(names.unregister("n")).isFalse();
        assertThat(Name.of(node, "n")).isEqualTo(new Name(names, "n")).isNotEqualTo(Name.of(node, "m"));
    }
}
