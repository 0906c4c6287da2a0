package io.warpbeam.bench.soak;

import io.warpbeam.actors.Alias;
import io.warpbeam.actors.AliasMode;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Destination;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.NotRegisteredException;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import io.warpbeam.bench.soak.Entry.Ended;
import io.warpbeam.bench.soak.Entry.Outcome;
import io.warpbeam.bench.soak.Letter.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** The letters and calls of one process, and its aliases. */
final class Post {

    /** Long enough for everything, since nobody waits in a circle. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration IMPATIENCE = Duration.ofMillis(5);

    private final Scene scene;
    private final Deque<World.Address> aliases = new ArrayDeque<>();

    Post(Scene scene) {
        this.scene = scene;
    }

    /** A question to be answered a little later. */
    record Later(Question question, From<Integer> from) {}

    // ---- letters

    void send(Step.Send step) {
        scene.pid(step.to()).ifPresent(pid -> {
            for (int i = 0; i < step.copies(); i++) {
                send(pid, step.to(), new Letter.ToPid(), false);
            }
        });
    }

    void send(Step.SendToKey step) {
        Key key = step.key();
        switch (key.kind()) {
            case NODE_NAME -> sendToName(Name.of(scene.world.node, World.name(key.number())), step.copies());
            case UNIQUE -> sendToName(scene.world.unique.name(key.number()), step.copies());
            case DUPLICATE -> scene.world.duplicate.dispatch(key.number(), entry -> sendToMember(entry.owner()));
            case GROUP -> scene.world.groups.members(key.number()).forEach(this::sendToMember);
        }
    }

    private void sendToName(Name name, int copies) {
        for (int i = 0; i < copies; i++) {
            send(name, Entry.NOBODY, new Letter.ToName(), false);
        }
    }

    private void sendToMember(Pid pid) {
        send(pid, scene.world.ledger.number(pid), new Letter.ToPid(), false);
    }

    void send(Step.SendToAlias step) {
        World.Address address = scene.world.aliases.get(step.to());
        if (address != null) {
            for (int i = 0; i < step.copies(); i++) {
                send(address.alias(), step.to(), address.route(), step.ahead());
            }
        }
    }

    /** Sends a letter and writes down what came of it. */
    private void send(Destination target, int to, Route route, boolean ahead) {
        Letter letter = new Letter(scene.me(), scene.next(), route);
        Outcome outcome = Outcome.FAILED;
        try {
            SendResult result = ahead ? target.sendPriority(letter) : target.send(letter);
            outcome = result instanceof SendResult.Refused ? Outcome.REFUSED : Outcome.SENT;
        } catch (NotRegisteredException e) {
            // nobody holds the name, and the letter is not sent
        } finally {
            scene.page.add(new Entry.Sent(letter, to, outcome));
        }
    }

    void pick(Step.PickLetter step) {
        scene.self
                .receive(message -> message instanceof Letter letter && letter.sender() == step.sender(), Duration.ZERO)
                .ifPresent(message -> scene.page.add(new Entry.Taken((Letter) message, true)));
    }

    // ---- aliases

    void takeAlias(Step.TakeAlias step) {
        Alias alias = step.ahead() ? scene.self.priorityAlias(step.mode()) : scene.self.alias(step.mode());
        publish(alias, step.mode() == AliasMode.REPLY, step.ahead());
    }

    private void publish(Alias alias, boolean once, boolean ahead) {
        Letter.ToAlias route = new Letter.ToAlias(scene.me(), scene.next(), once, false, ahead);
        World.Address address = new World.Address(alias, route);
        aliases.addLast(address);
        scene.world.aliases.put(scene.me(), address);
    }

    void dropAlias() {
        World.Address oldest = aliases.pollFirst();
        if (oldest != null) {
            scene.page.add(new Entry.AliasDropped(oldest.route().alias()));
            scene.self.unalias(oldest.alias());
        }
    }

    // ---- calls

    void ask(Step.Ask step) {
        scene.pid(step.to()).ifPresent(pid -> ask(step, pid));
    }

    private void ask(Step.Ask step, Pid pid) {
        Question question = new Question(scene.me(), scene.next(), step.manner());
        Ended ended = Ended.UNWOUND;
        OptionalInt answer = OptionalInt.empty();
        Optional<ExitReason> reason = Optional.empty();
        try {
            switch (pid.request(question).await(step.patient() ? PATIENCE : IMPATIENCE)) {
                case CallResult.Replied<Integer>(Integer value) -> {
                    ended = Ended.REPLIED;
                    answer = OptionalInt.of(value);
                }
                case CallResult.Failed<Integer>(var _, CallFailure failure) -> {
                    ended = endedBy(failure);
                    reason = failure instanceof CallFailure.Exited(var why) ? Optional.of(why) : reason;
                }
            }
        } finally {
            scene.page.add(new Entry.Asked(question, step.to(), step.patient(), ended, answer, reason));
        }
    }

    private static Ended endedBy(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Exited _ -> Ended.CALLEE_EXITED;
            case CallFailure.TimedOut _ -> Ended.TIMED_OUT;
            case CallFailure.CallingSelf _ -> Ended.CALLING_SELF;
            case CallFailure.Refused _ -> Ended.REFUSED;
            case CallFailure.Abandoned _ -> Ended.ABANDONED;
            case CallFailure.Isolated(var why) -> throw new AssertionError("nobody is isolated: " + why);
        };
    }

    /** Does with a question what it wants. */
    void answer(Question question, From<Integer> from) {
        scene.page.add(new Entry.QuestionTaken(question));
        switch (question.manner()) {
            case ANSWER -> from.reply(question.number());
            case ANSWER_TWICE -> {
                from.reply(question.number());
                if (from.reply(-1)) {
                    scene.odd("could reply a second time to " + question);
                }
            }
            case ANSWER_LATER -> scene.self.sendAfter(Duration.ofMillis(1), new Later(question, from));
            case IGNORE -> {}
            case CRASH -> throw new PlannedException();
            case LEAVE -> throw scene.self.exit(ExitReason.NORMAL);
        }
    }

    void answerNow(Later later) {
        later.from().reply(later.question().number());
    }
}
