package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.NotRegisteredException;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PartitionSupervisorTest {

    private static final ExitReason DIED = ExitReason.of("died");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private record Argument() implements Call<Integer> {}

    /** A server that tells what it was started with. */
    private record Told(int argument) implements GenServer<Integer> {
        @Override
        public Init<Integer> init(Self self) {
            return Init.ok(argument);
        }

        @Override
        public Next<Integer> handleCall(Call<?> call, From<?> from, Integer state) {
            return call instanceof Argument asked ? Next.reply(asked, state, state) : Next.unknown(call);
        }

        @Override
        public Next<Integer> handleInfo(Object message, Integer state) {
            return message instanceof Worker.End(ExitReason reason) ? Next.stop(reason, state) : Next.noReply(state);
        }
    }

    private static PartitionSupervisor partitions(int count) {
        return PartitionSupervisor.of(count, partition -> ChildSpec.of("told", () -> new Told(partition * 10)));
    }

    @Test
    @Tag("E65")
    void anIntegerBelongsToThePartitionOfItsAbsoluteValue() {
        PartitionSupervisor supervisor = started(partitions(3));

        Map<Object, Pid> pids = new HashMap<>();
        for (Object key : List.of(0, 1, 2, 3, -1, -4, 4L, Integer.MIN_VALUE, Long.MIN_VALUE, (byte) -1, (short) 5)) {
            pids.put(key, supervisor.at(key).whereis().orElseThrow());
        }

        assertThat(List.of(pids.get(0), pids.get(1), pids.get(2))).doesNotHaveDuplicates();
        assertThat(pids.get(3)).isEqualTo(pids.get(0));
        assertThat(List.of(pids.get(-1), pids.get(-4), pids.get(4L), pids.get((byte) -1)))
                .containsOnly(pids.get(1));
        assertThat(List.of(pids.get(Integer.MIN_VALUE), pids.get(Long.MIN_VALUE), pids.get((short) 5)))
                .containsOnly(pids.get(2));
    }

    @Test
    @Tag("E65")
    void anyOtherKeyHasAPartitionOfItsOwnThatStaysTheSame() {
        PartitionSupervisor supervisor = started(partitions(8));

        Map<Pid, Integer> keys = new HashMap<>();
        IntStream.range(0, 8_000)
                .forEach(i -> keys.merge(supervisor.at("user-" + i).whereis().orElseThrow(), 1, Integer::sum));

        assertThat(keys).hasSize(8).allSatisfy((_, count) -> assertThat(count).isBetween(600, 1_400));
        assertThat(supervisor.at("ada").whereis())
                .isEqualTo(supervisor.at(new String("ada")).whereis());
    }

    @Test
    @Tag("E67")
    void eachPartitionIsStartedWithWhatIsMadeFromItsNumber() {
        PartitionSupervisor supervisor = started(partitions(3));

        assertThat(IntStream.range(0, 3)
                        .mapToObj(key -> supervisor.serverAt(key).call(new Argument())))
                .containsExactly(0, 10, 20);
        assertThat(supervisor.at(5).call(new Argument())).isEqualTo(20);
        assertThat(supervisor.ref().countChildren()).isEqualTo(new ChildCounts(3, 3, 0, 3));
        assertThat(supervisor.ref().whichChildren()).extracting(ChildInfo::id).containsExactly("2", "1", "0");
        assertThat(supervisor.partitions()).isEqualTo(3);
    }

    @Test
    @Tag("E68")
    void aPartitionThatIsRestartedKeepsItsKeys() {
        PartitionSupervisor supervisor = started(partitions(3));
        Pid first = supervisor.at(1).whereis().orElseThrow();
        Pid other = supervisor.at(2).whereis().orElseThrow();

        Pid second = stage.restart(first, DIED);

        assertThat(supervisor.at(1).whereis()).contains(second);
        assertThat(supervisor.at(2).whereis()).contains(other);
        assertThat(supervisor.at(1).call(new Argument())).isEqualTo(10);
    }

    @Test
    @Tag("E70")
    void theKeysAreSharedOutAmongFewerPartitionsAndBack() {
        PartitionSupervisor supervisor = started(partitions(8));
        Pid three = supervisor.at(3).whereis().orElseThrow();

        supervisor.resize(2);
        assertThat(three.isAlive()).isFalse();
        assertThat(supervisor.partitions()).isEqualTo(2);
        assertThat(supervisor.at(3).whereis()).isEqualTo(supervisor.at(1).whereis());
        supervisor.resize(0);
        assertThat(supervisor.at(3).whereis()).isEmpty();
        assertThatExceptionOfType(NotRegisteredException.class)
                .isThrownBy(() -> supervisor.at(3).send("lost"));
        supervisor.resize(8);
        assertThat(supervisor.at(3).call(new Argument())).isEqualTo(30);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.resize(9))
                .withMessage("newPartitions must be from 0 to 8, but is 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.resize(-1))
                .withMessage("newPartitions must be from 0 to 8, but is -1");
    }

    @Test
    void itRunsOnceAtATimeAndMayBeStartedAgain() {
        PartitionSupervisor supervisor = partitions(2);
        assertThat(supervisor.at(0).whereis()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(supervisor::ref);
        Pid first = supervisor.start(stage.node).orThrow().pid();

        assertThat(supervisor.start(stage.node)).isEqualTo(new SupervisorStart.AlreadyStarted<>(first));
        assertThat(supervisor.startLink(stage.inbox)).isEqualTo(new SupervisorStart.AlreadyStarted<>(first));
        supervisor.resize(1);
        supervisor.ref().stop();
        assertThat(supervisor.at(0).whereis()).isEmpty();

        supervisor.start(stage.node).orThrow();
        assertThat(supervisor.at(1).call(new Argument())).isEqualTo(10);
    }

    @Test
    void underASupervisorItKeepsItsAddressAcrossItsOwnRestarts() {
        PartitionSupervisor supervisor = partitions(2).supervised(some -> some.name("partitions"));
        SupervisorRef root = Supervisor.oneForOne()
                .child(ChildSpec.supervisor("partitions", supervisor))
                .start(stage.node)
                .orThrow();
        Pid first = supervisor.ref().pid();
        assertThat(stage.node.whereis("partitions")).contains(first);

        stage.end(first, () -> first.sendExit(ExitReason.KILL));

        Pid second = stage.next(SupervisorEvent.ChildRestarted.class).newPid();
        assertThat(supervisor.ref().pid()).isEqualTo(second);
        assertThat(supervisor.at(1).call(new Argument())).isEqualTo(10);
        assertThat(root.startChild(ChildSpec.supervisor("again", supervisor)))
                .isEqualTo(new StartChildResult.AlreadyStarted(second));
        assertThat(root.countChildren()).isEqualTo(new ChildCounts(1, 1, 1, 0));
    }

    @Test
    void itsSupervisionMayBeChanged() {
        PartitionSupervisor supervisor =
                started(partitions(2).supervised(some -> some.intensity(0, Duration.ofHours(1))));
        Pid pid = supervisor.ref().pid();
        Pid partition = supervisor.at(0).whereis().orElseThrow();

        assertThat(stage.end(pid, () -> partition.send(new Worker.End(DIED)))).isEqualTo(ExitReason.SHUTDOWN);
        assertThat(supervisor.at(1).whereis()).isEqualTo(Optional.empty());
    }

    @Test
    void refusesToHaveNoPartitionAndKeysThatAreRegistered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partitions(0))
                .withMessage("partitions must be positive, but is 0");
        PartitionSupervisor supervisor = partitions(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.at("key").space().register("key", stage.inbox.pid()))
                .withMessage("key must not be registered, for it belongs to a partition: key");
        assertThat(supervisor.at("key").space().unregister("key")).isFalse();
    }

    private PartitionSupervisor started(PartitionSupervisor supervisor) {
        supervisor.start(stage.node).orThrow();
        return supervisor;
    }
}
