package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that is written down in one round. Any thread may write; it is read when the round is over. */
final class Ledger {

    private final List<Page> pages;
    private final AtomicReferenceArray<Optional<Pid>> pids;
    private final Map<Pid, Integer> numbers = new ConcurrentHashMap<>();
    private final Set<Pid> spawned = ConcurrentHashMap.newKeySet();
    private final Queue<SystemEvent.Exited> ends = new ConcurrentLinkedQueue<>();
    private final Queue<SystemEvent.DeadLetter> deadLetters = new ConcurrentLinkedQueue<>();

    Ledger(int processes) {
        this.pages = IntStream.range(0, processes).mapToObj(_ -> new Page()).toList();
        this.pids = new AtomicReferenceArray<>(processes);
        for (int i = 0; i < processes; i++) {
            pids.set(i, Optional.empty());
        }
    }

    Page page(int process) {
        return pages.get(process);
    }

    /** Enters the address of a process. By itself, and by the one that spawned it. */
    void enter(int process, Pid pid) {
        numbers.put(pid, process);
        pids.set(process, Optional.of(pid));
    }

    Optional<Pid> pid(int process) {
        return pids.get(process);
    }

    int number(Pid pid) {
        return numbers.getOrDefault(pid, Entry.NOBODY);
    }

    /** Hears the events of the node. */
    void hear(SystemEvent event) {
        switch (event) {
            case SystemEvent.Spawned(Pid pid, var _) -> spawned.add(pid);
            case SystemEvent.Exited exited -> ends.add(exited);
            case SystemEvent.DeadLetter letter -> deadLetters.add(letter);
            default -> {} // other layers have events of their own
        }
    }

    /** {@return the processes whose end has not been announced, of those whose beginning has} */
    Set<Pid> running() {
        Set<Pid> running = new HashSet<>(spawned);
        ends.forEach(end -> running.remove(end.pid()));
        return running;
    }

    /** {@return how many dead letters were announced} */
    int deadLetterCount() {
        return deadLetters.size();
    }

    /** {@return all of it} */
    Account account(Plan plan, Remains remains) {
        List<List<Entry>> entries = pages.stream().map(Page::entries).toList();
        List<Account.Dead> dead = new ArrayList<>();
        deadLetters.forEach(
                letter -> dead.add(new Account.Dead(letter.message(), number(letter.target()), letter.cause())));
        Map<Integer, List<ExitReason>> reasons = new HashMap<>();
        ends.forEach(end -> reasons.computeIfAbsent(number(end.pid()), _ -> new ArrayList<>())
                .add(end.reason()));
        reasons.remove(Entry.NOBODY); // of a process that never got to its first instruction
        Map<Pid, Long> often =
                ends.stream().collect(Collectors.groupingBy(SystemEvent.Exited::pid, Collectors.counting()));
        List<String> oddEnds = often.entrySet().stream()
                .filter(end -> end.getValue() != 1)
                .map(end -> end.getKey() + " ended " + end.getValue() + " times")
                .toList();
        return new Account(plan.roles().stream().map(Role::make).toList(), entries, dead, reasons, oddEnds, remains);
    }
}
