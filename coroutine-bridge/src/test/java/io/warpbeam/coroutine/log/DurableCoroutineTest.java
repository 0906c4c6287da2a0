package io.warpbeam.coroutine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineFailedException;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.EngineKind;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.coroutine.RunnerOptions;
import io.warpbeam.coroutine.SyncResult;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.journal.FileJournal;
import io.warpbeam.coroutine.journal.Journal;
import io.warpbeam.coroutine.journal.MemoryJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that go on after the program ended, wherever it ended. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class DurableCoroutineTest {

    private record Pay(String what) implements Operation<Integer> {}

    private record Payment(String what, String key) {}

    private static final State<Integer> SPENT = State.of("spent");
    private static final Loop ITEM = Loop.of("item");

    private static final Coroutine<String, String, String> SHOP = co -> {
        String name = co.yield("name?");
        SPENT.update(co, spent -> spent + co.perform(new Pay("hello " + name)));
        int items = 0;
        while (true) {
            items = co.perform(ITEM.mark(items));
            String item = co.yield("item " + items + "?");
            if (item.equals("none")) {
                break;
            }
            SPENT.update(co, spent -> spent + co.perform(new Pay(item)));
            items++;
        }
        String receipt = name + " spent " + co.perform(SPENT.get()) + " on " + items;
        co.perform(new Pay(receipt));
        return receipt;
    };

    private static final Map<String, String> ANSWERS =
            Map.of("name?", "Ada", "item 0?", "tea", "item 1?", "milk", "item 2?", "none");
    private static final List<String> PAID =
            List.of("hello Ada", "tea", "milk", "Ada spent 16 on 2"); // the lengths of the first three

    // What outlives the program.
    private final List<Payment> payments = new CopyOnWriteArrayList<>();
    private final NumberedParts codec = new NumberedParts();

    private DurableCoroutine<String, String, String> shop(Journal journal, Durability durability, Mortal mortal) {
        Handler<Unit> till = Handler.of(Pay.class, (pay, context) -> {
            mortal.step();
            payments.add(new Payment(pay.what(), context.key().orElseThrow()));
            mortal.step();
            return pay.what().length();
        });
        return new DurableCoroutine<>(
                "shop",
                SerializableCoroutine.of(SHOP).with(SPENT.from(0)).with(till),
                mortal.writing(journal),
                codec,
                durability);
    }

    private static Mortal immortal() {
        return Mortal.dyingAt(Integer.MAX_VALUE);
    }

    private static Coroutine<String, String, String> begun(DurableCoroutine<String, String, String> shop) {
        return shop.unfinished().contains("1") ? shop.resume("1") : shop.start("1");
    }

    /** Runs a program until it ends. */
    private static Optional<String> runToItsEnd(
            DurableCoroutine<String, String, String> shop, EngineKind engine, Mortal mortal) {
        try (var pending = begun(shop).pending(engine)) {
            CoroutineState<String, String, String> state = pending.run();
            while (state instanceof CoroutineState.Suspended<String, String, String> asking) {
                state = asking.resume(ANSWERS.get(asking.value()));
            }
            return mortal.survived() ? Optional.of(state.orThrow()) : Optional.empty();
        } catch (Mortal.Dead _) {
            return Optional.empty();
        }
    }

    private Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new HashMap<>();
        payments.forEach(payment ->
                keys.computeIfAbsent(payment.what(), _ -> new HashSet<>()).add(payment.key()));
        return keys;
    }

    private void assertPaidUnderOneKeyEach() {
        assertThat(keys().keySet()).containsExactlyInAnyOrderElementsOf(PAID);
        assertThat(keys().values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
        assertThat(keys().values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"AT_YIELD, PORTABLE", "AT_YIELD, FAST", "EACH_EFFECT, PORTABLE", "EACH_EFFECT, FAST"})
    void goesOnAfterItsProgramEndedAtAnyStep(Durability durability, EngineKind engine) {
        int steps = 0;
        boolean survived = false;
        while (!survived) {
            payments.clear();
            steps++;
            MemoryJournal journal = new MemoryJournal();
            Mortal first = Mortal.dyingAt(steps);
            Optional<String> result = runToItsEnd(shop(journal, durability, first), engine, first);
            survived = first.survived();
            if (!survived && (payments.size() < PAID.size() || !journal.logs().isEmpty())) {
                result = runToItsEnd(shop(journal, durability, immortal()), engine, immortal());
                assertThat(result).contains("Ada spent 16 on 2");
            }
            assertPaidUnderOneKeyEach();
            if (durability == Durability.EACH_EFFECT) {
                assertThat(payments).hasSizeLessThanOrEqualTo(PAID.size() + 1);
            }
            assertThat(journal.logs()).isEmpty();
        }
        assertThat(steps).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnThroughADeathAtEveryFewSteps(Durability durability) {
        MemoryJournal journal = new MemoryJournal();
        Optional<String> result = Optional.empty();
        for (int life = 0; result.isEmpty(); life++) {
            assertThat(life).isLessThan(100);
            Mortal mortal = Mortal.dyingAt(12);
            result = runToItsEnd(shop(journal, durability, mortal), EngineKind.PORTABLE, mortal);
        }
        assertPaidUnderOneKeyEach();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterItsProcessWasKilledAtAnyStep(Durability durability) {
        try (Node node = Node.start("durable");
                Inbox self = node.inbox()) {
            for (int step = 1; step < 30; step++) {
                payments.clear();
                MemoryJournal journal = new MemoryJournal();
                Mortal killed = new Mortal(step, () -> Self.current().pid().sendExit(ExitReason.KILL));
                var shop = shop(journal, durability, killed);
                Optional<Object> result = hosted(self, shop);
                if (result.isEmpty()
                        && (payments.size() < PAID.size() || !journal.logs().isEmpty())) {
                    result = hosted(self, shop(journal, durability, immortal()));
                    assertThat(result).contains("Ada spent 16 on 2");
                }
                assertPaidUnderOneKeyEach();
            }
        }
    }

    private static Optional<Object> hosted(Inbox self, DurableCoroutine<String, String, String> shop) {
        Duration limit = Duration.ofSeconds(30);
        var options = RunnerOptions.DEFAULT.link(false);
        var started = AsyncCoroutine.runSync(self, "shop", begun(shop), options, limit);
        SyncResult result = started.first();
        while (result instanceof SyncResult.Answered(Outcome.Suspended(var question, var _))) {
            result = started.runner().resumeSync(ANSWERS.get((String) question), limit);
        }
        return result instanceof SyncResult.Answered(Outcome.Completed(var value))
                ? Optional.of(value)
                : Optional.empty();
    }

    // ---- damage

    @TempDir
    private Path folder;

    private static void drive(DurableCoroutine<String, String, String> shop, int answers) {
        try (var pending = begun(shop).pending()) {
            CoroutineState<String, String, String> state = pending.run();
            for (int i = 0; i < answers; i++) {
                var asking = (CoroutineState.Suspended<String, String, String>) state;
                state = asking.resume(ANSWERS.get(asking.value()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromAJournalThatIsCutOrChangedAtAnyByte(Durability durability) throws IOException {
        Path whole = folder.resolve("whole.journal");
        try (FileJournal journal = FileJournal.open(whole)) {
            drive(shop(journal, durability, immortal()), 3);
            assertThat(journal.logs()).containsExactly("shop/1");
        }
        byte[] bytes = Files.readAllBytes(whole);
        List<Payment> paidBefore = List.copyOf(payments);
        for (int at = 16; at <= bytes.length; at++) {
            goesOnFrom(Arrays.copyOf(bytes, at), paidBefore, durability);
            if (at < bytes.length) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << at % 8);
                goesOnFrom(changed, paidBefore, durability);
            }
        }
    }

    private void goesOnFrom(byte[] bytes, List<Payment> paidBefore, Durability durability) throws IOException {
        Path file = folder.resolve("damaged.journal");
        Files.write(file, bytes);
        payments.clear();
        try (FileJournal journal = FileJournal.open(file)) {
            DurableCoroutine<String, String, String> shop = shop(journal, durability, immortal());
            Set<String> answered = new HashSet<>();
            shop.log("1")
                    .ifPresent(log -> log.entries().forEach(entry -> {
                        if (entry.state().isAnswered()) {
                            answered.add(entry.id());
                        }
                    }));
            assertThat(runToItsEnd(shop, EngineKind.PORTABLE, immortal())).contains("Ada spent 16 on 2");
            assertThat(payments).noneMatch(payment -> answered.contains(payment.key()));
            assertThat(journal.logs()).isEmpty();
        }
        payments.addAll(paidBefore);
        assertPaidUnderOneKeyEach();
    }

    // ---- the rest of the rules

    @Test
    void isTakenUpAfterARestart() {
        Mortal mortal = immortal();
        MemoryJournal journal = new MemoryJournal();
        DurableCoroutine<String, String, String> before = shop(journal, Durability.AT_YIELD, mortal);
        drive(before, 2);
        // @start region="durable"
        DurableCoroutine<String, String, String> shop = shop(journal, Durability.AT_YIELD, mortal);
        List<String> questions = new ArrayList<>();
        for (String run : shop.unfinished()) {
            try (var again = shop.resume(run).pending()) {
                var asking = (CoroutineState.Suspended<String, String, String>) again.run();
                questions.add(asking.value());
            }
        }
        // @end
        assertThat(questions).containsExactly("item 1?");
        try (var answered = shop.resume("1", "none").pending()) {
            assertThat(answered.run().orThrow()).isEqualTo("Ada spent 12 on 1");
        }
        assertThat(shop.unfinished()).isEmpty();
        assertThat(payments).hasSize(3);
    }

    @Test
    void keepsTheLogOfALoopShort() {
        MemoryJournal journal = new MemoryJournal();
        DurableCoroutine<String, String, String> shop = shop(journal, Durability.EACH_EFFECT, immortal());
        try (var pending = shop.start("1").pending()) {
            var state = (CoroutineState.Suspended<String, String, String>) pending.run();
            state = (CoroutineState.Suspended<String, String, String>) state.resume("Ada");
            for (int i = 0; i < 50; i++) {
                state = (CoroutineState.Suspended<String, String, String>) state.resume("tea");
                assertThat(journal.read("shop/1")).hasSizeLessThan(10);
                assertThat(shop.log("1").orElseThrow().entries()).hasSizeLessThan(15);
            }
        }
        assertThat(shop.unfinished()).containsExactly("1"); // it was closed, not cancelled
    }

    @Test
    void writesALongLogAnewWhenItsPartsOutgrowIt() {
        State<List<String>> seen = State.of("seen");
        Coroutine<String, String, String> body = co -> {
            while (true) {
                String answer = co.yield("more?");
                seen.update(co, _ -> List.of(answer));
            }
        };
        LogCodec wide = new LogCodec() {
            @Override
            public byte[] encode(LogPart part) {
                return Arrays.copyOf(codec.encode(part), 4_000);
            }

            @Override
            public LogPart decode(byte[] bytes) {
                return codec.decode(bytes);
            }
        };
        MemoryJournal journal = new MemoryJournal();
        var durable = new DurableCoroutine<>(
                "wide", SerializableCoroutine.of(body).with(seen.from(List.of())), journal, wide, Durability.AT_YIELD);
        try (var pending = durable.start("1").pending()) {
            var state = (CoroutineState.Suspended<String, String, String>) pending.run();
            for (int i = 0; i < 100; i++) {
                state = (CoroutineState.Suspended<String, String, String>) state.resume("a" + i);
                assertThat(journal.read("wide/1")).hasSizeLessThan(20);
            }
        }
        EffectLog log = durable.log("1").orElseThrow();
        assertThat(log.entries()).hasSize(1 + 100 * 3 + 1);
        assertThat(log.states().getFirst().state()).isEqualTo(List.of("a99"));
    }

    @Test
    void keepsARunThatFailsAndDeletesOneThatIsCancelled() {
        MemoryJournal journal = new MemoryJournal();
        List<Boolean> up = new ArrayList<>(List.of(false, true));
        Coroutine<String, String, Integer> body =
                co -> co.perform(new Pay("rent")) + co.yield("more?").length();
        Handler<Unit> till = Handler.of(Pay.class, (_, _) -> {
            if (up.removeFirst()) {
                return 5;
            }
            throw new IOException("down");
        });
        var rent = new DurableCoroutine<>(
                "rent", SerializableCoroutine.of(body).with(till), journal, codec, Durability.EACH_EFFECT);
        assertThat(rent.start("1").pending().run()).isInstanceOf(CoroutineState.Errored.class);
        assertThat(rent.unfinished()).containsExactly("1");
        var asking = rent.resume("1").pending().run();
        assertThat(asking).isInstanceOf(CoroutineState.Suspended.class);
        asking.cancel();
        assertThat(rent.unfinished()).isEmpty();
        Coroutine<String, String, Integer> raising = co -> {
            throw co.raise("enough");
        };
        var raised =
                new DurableCoroutine<>("raise", SerializableCoroutine.of(raising), journal, codec, Durability.AT_YIELD);
        assertThat(raised.start("1").pending().run()).isInstanceOf(CoroutineState.Errored.class);
        assertThat(raised.unfinished()).isEmpty();
    }

    @Test
    void standsAtItsQuestionWhateverItsCleanupDid() {
        MemoryJournal journal = new MemoryJournal();
        Coroutine<String, String, Integer> body = co -> {
            try {
                return co.yield("more?").length();
            } finally {
                co.perform(new Pay("the cleaner"));
            }
        };
        Handler<Unit> till = Handler.of(Pay.class, (pay, context) -> {
            payments.add(new Payment(pay.what(), context.key().orElseThrow()));
            return 1;
        });
        var clean = new DurableCoroutine<>(
                "clean", SerializableCoroutine.of(body).with(till), journal, codec, Durability.EACH_EFFECT);
        clean.start("1").pending().run().close();
        assertThat(payments).containsExactly(new Payment("the cleaner", "clean/1/unwinding/2"));
        try (var again = clean.resume("1").pending()) {
            var asking = (CoroutineState.Suspended<String, String, Integer>) again.run();
            assertThat(asking.resume("four").orThrow()).isEqualTo(4);
        }
        assertThat(payments).last().isEqualTo(new Payment("the cleaner", "clean/1/2"));
    }

    private static Throwable failureOf(Coroutine<String, String, String> run) {
        try (var pending = run.pending()) {
            pending.run().orThrow();
            throw new AssertionError("did not fail");
        } catch (CoroutineFailedException failed) {
            return failed.getCause();
        }
    }

    @Test
    void refusesNamesThatAreTakenOrMissing() {
        DurableCoroutine<String, String, String> shop = shop(new MemoryJournal(), Durability.AT_YIELD, immortal());
        assertThat(failureOf(shop.resume("1"))).hasMessage("there is no unfinished run shop/1");
        try (var pending = shop.start("1").pending()) {
            pending.run();
            assertThat(failureOf(shop.start("1"))).hasMessage("there is an unfinished run shop/1");
        }
        assertThat(failureOf(shop.start("1"))).hasMessage("there is an unfinished run shop/1");
        shop.forget("1");
        assertThat(shop.unfinished()).isEmpty();
        assertThat(shop.log("1")).isEmpty();
        try (var pending = shop.start("1").pending()) {
            assertThat(pending.run()).isInstanceOf(CoroutineState.Suspended.class);
        }
    }

    @Test
    void leavesTheLogToTheRunThatBeganLast() {
        DurableCoroutine<String, String, String> shop = shop(new MemoryJournal(), Durability.EACH_EFFECT, immortal());
        try (var old = shop.start("1").pending();
                var young = shop.resume("1").pending()) {
            var oldAsking = (CoroutineState.Suspended<String, String, String>) old.run();
            var youngAsking = (CoroutineState.Suspended<String, String, String>) young.run();
            assertThatThrownBy(() -> oldAsking.resume("Eve").orThrow())
                    .hasRootCauseMessage("the run was taken up elsewhere");
            assertThat(payments).isEmpty();
            assertThat(youngAsking.resume("Ada")).isInstanceOf(CoroutineState.Suspended.class);
            assertThat(payments).extracting(Payment::what).containsExactly("hello Ada");
        }
    }
}
