package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;

/** A server whose callbacks a test writes as lambdas; those that it does not write behave as by default. */
final class ScriptedServer<S> implements GenServer<S> {

    private final InitScript<S> init;
    private CallScript<S> call = GenServer.super::handleCall;
    private EventScript<S> cast = GenServer.super::handleCast;
    private EventScript<S> info = GenServer.super::handleInfo;
    private EventScript<S> next = GenServer.super::handleContinue;
    private TerminateScript<S> terminate = GenServer.super::terminate;

    interface InitScript<S> {
        Init<S> run(Self self) throws Exception;
    }

    interface CallScript<S> {
        Next<S> run(Call<?> call, From<?> from, S state) throws Exception;
    }

    interface EventScript<S> {
        Next<S> run(Object event, S state) throws Exception;
    }

    interface TerminateScript<S> {
        void run(ExitReason reason, S state) throws Exception;
    }

    private ScriptedServer(InitScript<S> init) {
        this.init = init;
    }

    static <S> ScriptedServer<S> starting(S state) {
        return new ScriptedServer<>(_ -> Init.ok(state));
    }

    static <S> ScriptedServer<S> onInit(InitScript<S> script) {
        return new ScriptedServer<>(script);
    }

    ScriptedServer<S> onCall(CallScript<S> script) {
        call = script;
        return this;
    }

    ScriptedServer<S> onCast(EventScript<S> script) {
        cast = script;
        return this;
    }

    ScriptedServer<S> onInfo(EventScript<S> script) {
        info = script;
        return this;
    }

    ScriptedServer<S> onContinue(EventScript<S> script) {
        next = script;
        return this;
    }

    ScriptedServer<S> onTerminate(TerminateScript<S> script) {
        terminate = script;
        return this;
    }

    @Override
    public Init<S> init(Self self) throws Exception {
        return init.run(self);
    }

    @Override
    public Next<S> handleCall(Call<?> request, From<?> from, S state) throws Exception {
        return call.run(request, from, state);
    }

    @Override
    public Next<S> handleCast(Object message, S state) throws Exception {
        return cast.run(message, state);
    }

    @Override
    public Next<S> handleInfo(Object message, S state) throws Exception {
        return info.run(message, state);
    }

    @Override
    public Next<S> handleContinue(Object argument, S state) throws Exception {
        return next.run(argument, state);
    }

    @Override
    public void terminate(ExitReason reason, S state) throws Exception {
        terminate.run(reason, state);
    }
}
