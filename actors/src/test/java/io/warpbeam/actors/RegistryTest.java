package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.warpbeam.actors.Registry.Entry;
import io.warpbeam.actors.Registry.Registered;
import io.warpbeam.actors.Registry.Unregistered;
import io.warpbeam.actors.UniqueRegistry.Registration;
import io.warpbeam.actors.UniqueRegistry.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries, case by case after Elixir's. */
class RegistryTest extends WithNode {

    private final UniqueRegistry<String, Integer> unique = Registry.unique(node, "rooms", 0);
    private final DuplicateRegistry<String, Integer> topics = Registry.duplicate(node, "topics", 0);

    /** Runs code in a process and waits until it has run. */
    private void in(Pid pid, Order order) {
        order(pid, order);
        awaitObeyed(pid);
    }

    @Test
    @Tag("E32")
    void aUniqueKeyHasOneHolder() {
        assertThat(unique.register("hall", 1)).isEqualTo(new Registration.Done());
        assertThat(unique.register("hall", 2)).isEqualTo(new Registration.Taken("hall", inbox.pid()));
        Pid other = spawnObedient(Way.BLOCKING);
        in(other, _ -> assertThat(unique.register("hall", 3)).isEqualTo(new Registration.Taken("hall", inbox.pid())));
        assertThat(unique.lookup("hall")).containsExactly(new Entry<>("hall", inbox.pid(), 1));
        assertThat(unique.find("hall")).contains(new Entry<>("hall", inbox.pid(), 1));
        assertThat(unique.whereis("hall")).contains(inbox.pid());
        assertThatExceptionOfType(AlreadyRegisteredException.class)
                .isThrownBy(() -> unique.register("hall", 2).orThrow());
        unique.register("attic").orThrow();
        assertThat(unique.keys(inbox.pid())).containsExactly("hall", "attic");
        assertThat(unique.keys(other)).isEmpty();
        assertThat(unique.count()).isEqualTo(2);
    }

    @Test
    void aThreadWithoutAProcessRegistersNothing() {
        assertThat(CompletableFuture.supplyAsync(() -> {
                            assertThatIllegalStateException().isThrownBy(() -> unique.register("hall", 1));
                            assertThatIllegalStateException().isThrownBy(() -> topics.register("news", 1));
                            assertThatIllegalStateException().isThrownBy(() -> topics.unregister("news"));
                            return unique.count() + topics.count();
                        })
                        .join())
                .isZero();
    }

    @Test
    @Tag("E34")
    void onlyTheOwnerUpdatesAValue() {
        Pid other = spawnObedient(Way.EVENT_DRIVEN);
        unique.register("hall", 1).orThrow();
        assertThat(unique.updateValue("hall", old -> old + 10)).contains(new Update<>(11, 1));
        assertThat(unique.find("hall").orElseThrow().value()).isEqualTo(11);
        AtomicInteger calls = new AtomicInteger();
        in(
                other,
                _ -> assertThat(unique.updateValue("hall", _ -> calls.incrementAndGet()))
                        .isEmpty());
        assertThat(unique.updateValue("unknown", _ -> calls.incrementAndGet())).isEmpty();
        assertThat(calls).hasValue(0);
        assertThat(unique.find("hall").orElseThrow().value()).isEqualTo(11);
    }

    @Test
    @Tag("E35")
    void onlyTheOwnerGivesAKeyUp() {
        Pid other = spawnObedient(Way.EVENT_DRIVEN);
        unique.register("hall", 1).orThrow();
        topics.register("news", 1);
        in(other, _ -> {
            assertThat(unique.unregister("hall")).isFalse();
            topics.register("news", 2);
            assertThat(topics.unregister("news")).isTrue();
        });
        assertThat(unique.count() + topics.count()).isEqualTo(2);
        assertThat(unique.unregister("hall")).isTrue();
        assertThat(unique.unregister("hall")).isFalse();
        assertThat(unique.whereis("hall")).isEmpty();
        assertThat(unique.keys(inbox.pid())).isEmpty();
        in(other, _ -> unique.register("hall", 2).orThrow());
        assertThat(unique.whereis("hall")).contains(other);
    }

    @Test
    void aDuplicateKeyHasAnyNumberOfHolders() {
        Pid other = spawnObedient(Way.BLOCKING);
        topics.register("news", 1);
        topics.register("news", 2);
        in(other, _ -> topics.register("news"));
        assertThat(topics.lookup("news"))
                .containsExactly(
                        new Entry<>("news", inbox.pid(), 1),
                        new Entry<>("news", inbox.pid(), 2),
                        new Entry<>("news", other, 0));
        assertThat(topics.keys(inbox.pid())).containsExactly("news", "news");
        List<Object> sent = new ArrayList<>();
        topics.dispatch("news", entry -> sent.add(entry.value()));
        topics.dispatch("unknown", entry -> sent.add(entry));
        assertThat(sent).containsExactly(1, 2, 0);
        assertThat(topics.unregisterMatch("news", value -> value == 1)).isOne();
        assertThat(topics.count()).isEqualTo(2);
        assertThat(topics.unregister("news")).isTrue();
        assertThat(topics.unregister("news")).isFalse();
        assertThat(topics.lookup("news")).containsExactly(new Entry<>("news", other, 0));
    }

    @Test
    @Tag("E38")
    void entriesAreMatchedByKeyAndValue() {
        for (int value = 0; value < 6; value++) {
            topics.register("news", value);
        }
        unique.register("hall", 5).orThrow();
        assertThat(topics.match("news", value -> value % 2 == 0)).hasSize(3);
        assertThat(topics.match("news", value -> value > 5)).isEmpty();
        assertThat(topics.match("unknown", _ -> true)).isEmpty();
        assertThat(unique.match("hall", value -> value == 5)).hasSize(1);
        assertThat(unique.match("hall", value -> value == 4)).isEmpty();
    }

    @Test
    @Tag("E44")
    void entriesOfAllKeysAreSelected() {
        unique.register("hall", 1).orThrow();
        unique.register("attic", 2).orThrow();
        topics.register("news", 3);
        topics.register("news", 4);
        assertThat(unique.select(_ -> true))
                .containsExactlyInAnyOrder(new Entry<>("hall", inbox.pid(), 1), new Entry<>("attic", inbox.pid(), 2));
        assertThat(unique.select(entry -> entry.value() > 1)).containsExactly(new Entry<>("attic", inbox.pid(), 2));
        assertThat(topics.select(_ -> true)).extracting(Entry::value).containsExactly(3, 4);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E40")
    void theEntriesOfAProcessEndWithIt(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            in(pid, _ -> {
                unique.register("hall", 1).orThrow();
                unique.register("attic", 1).orThrow();
                topics.register("news", 1);
                topics.register("news", 2);
            });
            assertThat(unique.count() + topics.count()).isEqualTo(4);
            inbox.monitor(pid);
            pid.sendExit(round % 2 == 0 ? ExitReason.KILL : ExitReason.SHUTDOWN);
            assertThat(inbox.receive()).isInstanceOf(Down.class);
            assertThat(unique.lookup("hall")).isEmpty();
            assertThat(topics.lookup("news")).isEmpty();
            assertThat(unique.count() + topics.count()).isZero();
            assertThat(unique.keys(pid)).isEmpty();
        }
    }

    /** Whoever is told of the end gets the key, however many race for the next end. */
    @ParameterizedTest
    @EnumSource
    @Tag("E41")
    void onDownAnotherTakesTheKeyOver(Way way) {
        Pid holder = spawnObedient(way);
        in(holder, _ -> unique.register("hall", 0).orThrow());
        for (int round = 1; round <= 300; round++) {
            int now = round;
            Pid last = holder;
            CompletableFuture<Registration> taken = new CompletableFuture<>();
            Pid next = spawnObedient(way);
            CountDownLatch ready = new CountDownLatch(1);
            order(next, self -> {
                Monitor monitor = self.monitor(last);
                ready.countDown();
                self.receive(message ->
                        message instanceof Down down && down.monitor().equals(monitor));
                taken.complete(unique.register("hall", now));
            });
            awaitLatch(ready);
            last.sendExit(ExitReason.KILL);
            assertThat(taken.join()).isEqualTo(new Registration.Done());
            assertThat(unique.find("hall")).contains(new Entry<>("hall", next, now));
            holder = next;
        }
        assertThat(unique.count()).isOne();
    }

    /** The end of the owner is held up, by a listener that hears of its crash, before its entries are released. */
    @ParameterizedTest
    @EnumSource
    @Tag("E50")
    void anEndedOwnerIsNotFoundEvenBeforeItsEntriesAreReleased(Way way) {
        CountDownLatch crashed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        node.listen(event -> {
            if (event instanceof SystemEvent.Crashed) {
                crashed.countDown();
                awaitLatch(goOn);
            }
        });
        Pid pid = spawnObedient(way);
        in(pid, _ -> {
            unique.register("hall", 1).orThrow();
            topics.register("news", 1);
        });
        unique.addListener(inbox.pid());
        order(pid, _ -> {
            throw new IllegalStateException("on purpose");
        });
        awaitLatch(crashed);
        assertThat(unique.lookup("hall")).isEmpty();
        assertThat(unique.whereis("hall")).isEmpty();
        assertThat(unique.select(_ -> true)).isEmpty();
        assertThat(topics.lookup("news")).isEmpty();
        assertThat(unique.register("hall", 2)).isEqualTo(new Registration.Done());
        goOn.countDown();
        awaitEnd(pid);
        assertThat(unique.find("hall")).contains(new Entry<>("hall", inbox.pid(), 2));
        assertThat(inbox.receive()).isEqualTo(new Unregistered(unique, "hall", pid));
        assertThat(inbox.receive()).isEqualTo(new Registered(unique, "hall", inbox.pid(), 2));
        assertNoMail();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Registering races with the death of the registrant; whoever wins, nothing stays. */
    @ParameterizedTest
    @EnumSource
    void noEntryOutlivesItsOwner(Way way) {
        for (int round = 0; round < 500; round++) {
            Pid pid = spawnObedient(way);
            order(pid, _ -> {
                inbox.pid().send("go");
                for (int i = 0; i < 20; i++) {
                    unique.register("key " + i, i);
                    topics.register("topic", i);
                }
            });
            inbox.receive();
            pid.sendExit(ExitReason.KILL);
            awaitEnd(pid);
            assertThat(unique.select(_ -> true)).isEmpty();
            assertThat(topics.lookup("topic")).isEmpty();
        }
        await().until(() -> unique.count() + topics.count() == 0); // zombies give up theirs
    }

    @ParameterizedTest
    @EnumSource
    void ofThoseThatRaceForAKeyOneGetsIt(Way way) {
        List<Pid> racers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            racers.add(spawnObedient(way));
        }
        for (int round = 0; round < 300; round++) {
            AtomicInteger winners = new AtomicInteger();
            for (Pid racer : racers) {
                order(racer, _ -> {
                    if (unique.register("hall", 1) instanceof Registration.Done) {
                        winners.incrementAndGet();
                    }
                });
            }
            racers.forEach(this::awaitObeyed);
            assertThat(winners).hasValue(1);
            racers.forEach(racer -> in(racer, _ -> unique.unregister("hall")));
        }
        assertThat(unique.count()).isZero();
    }

    @Test
    @Tag("E46")
    void aRegistryKeepsNotes() {
        assertThat(unique.meta("note")).isEmpty();
        unique.putMeta("note", 1);
        unique.putMeta("note", "two");
        assertThat(unique.meta("note")).contains("two");
        assertThat(topics.meta("note")).isEmpty();
        unique.removeMeta("note");
        assertThat(unique.meta("note")).isEmpty();
        assertThat(unique.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E47")
    void listenersAreToldOfWhatComesAndGoes(Way way) {
        unique.addListener(inbox.pid());
        unique.addListener(inbox.pid());
        topics.addListener(inbox.pid());
        Pid pid = spawnObedient(way);
        order(pid, _ -> {
            unique.register("hall", 1).orThrow();
            unique.register("hall", 2);
            unique.unregister("hall");
            unique.unregister("hall");
            topics.register("news", 3);
            topics.register("news", 4);
        });
        assertThat(inbox.receive()).isEqualTo(new Registered(unique, "hall", pid, 1));
        assertThat(inbox.receive()).isEqualTo(new Unregistered(unique, "hall", pid));
        assertThat(inbox.receive()).isEqualTo(new Registered(topics, "news", pid, 3));
        assertThat(inbox.receive()).isEqualTo(new Registered(topics, "news", pid, 4));
        inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo(new Unregistered(topics, "news", pid));
        assertThat(inbox.receive()).isEqualTo(new Unregistered(topics, "news", pid));
        assertThat(inbox.receive()).isInstanceOf(Down.class);
        unique.removeListener(inbox.pid());
        unique.register("hall", 1).orThrow();
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E43")
    void aKeyIsANameWhereverAPidIs(Way way) {
        Name hall = unique.name("hall", 7);
        Pid pid = spawnObedient(way, SpawnOptions.DEFAULT.via(hall));
        assertThat(unique.find("hall")).contains(new Entry<>("hall", pid, 7));
        assertThatExceptionOfType(AlreadyRegisteredException.class)
                .isThrownBy(() -> spawnObedient(way, SpawnOptions.DEFAULT.via(unique.name("hall"))))
                .satisfies(thrown -> assertThat(thrown.holder()).isEqualTo(pid));
        assertThat(hall).isEqualTo(unique.name("hall")).isNotEqualTo(unique.name("attic"));
        assertThat(hall.hashCode()).isEqualTo(unique.name("hall").hashCode());
        hall.send((Order) self -> inbox.pid().send(self.pid()));
        assertThat(inbox.receive()).isEqualTo(pid);
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        assertThatIllegalArgumentException().isThrownBy(() -> hall.send("lost"));
        assertThatIllegalArgumentException().isThrownBy(() -> hall.space().register("hall", pid));
        assertThat(unique.count()).isZero();
        assertThat(hall.space().unregister("hall")).isFalse();
    }

    @Test
    @Tag("E49")
    void aLockIsFreeWhenItsHolderThrowsOrIsKilled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unique.lock("hall", () -> {
                    throw new IllegalArgumentException("on purpose");
                }));
        CountDownLatch never = new CountDownLatch(1);
        Pid holder = node.spawn(_ -> unique.lock("hall", () -> {
            inbox.pid().send("locked");
            awaitLatch(never);
            return 1;
        }));
        assertThat(inbox.receive()).isEqualTo("locked");
        Pid waiter = spawnObedient(Way.EVENT_DRIVEN);
        order(waiter, _ -> unique.lock("hall", () -> inbox.pid().send("wrong")));
        Pid next = spawnObedient(Way.BLOCKING);
        order(next, _ -> unique.lock("hall", () -> inbox.pid().send("next")));
        assertThat(unique.lock("attic", () -> "another lock")).isEqualTo("another lock");
        waiter.sendExit(ExitReason.KILL);
        awaitEnd(waiter);
        assertNoMail();
        holder.sendExit(ExitReason.KILL);
        assertThat(inbox.receive()).isEqualTo("next");
        assertThat(unique.lock("hall", () -> "free")).isEqualTo("free");
    }

    @Test
    void aLockKeepsOthersOutAndIsNotTakenTwice() {
        List<Pid> pids = new ArrayList<>();
        int[] counter = {0};
        for (int i = 0; i < 4; i++) {
            pids.add(spawnObedient(i % 2 == 0 ? Way.BLOCKING : Way.EVENT_DRIVEN));
        }
        for (Pid pid : pids) {
            order(pid, _ -> {
                for (int i = 0; i < 500; i++) {
                    unique.lock("counter", () -> counter[0]++);
                }
            });
        }
        for (int i = 0; i < 500; i++) {
            unique.lock("counter", () -> counter[0]++);
        }
        pids.forEach(this::awaitObeyed);
        assertThat(unique.lock("counter", () -> counter[0])).isEqualTo(2500);
        assertThatIllegalStateException().isThrownBy(() -> unique.lock("a", () -> unique.lock("a", () -> 1)));
        Optional<Integer> nested = unique.lock("a", () -> unique.lock("b", () -> Optional.of(2)));
        assertThat(nested).contains(2);
    }
}
