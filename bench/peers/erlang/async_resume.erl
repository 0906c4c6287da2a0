%% A process that waits for a value, sends it back with its tag, and waits again; another one resumes it. An operation is
%% one resume and the message that comes back.
-module(async_resume).
-export([run/2]).

run(_, Operations) ->
    Main = self(),
    Driver = spawn_link(fun() -> driver(Main, Operations) end),
    harness:nanos(fun() ->
        Driver ! go,
        receive
            {done, Sum} -> harness:check(sum, Operations * (Operations + 1) div 2, Sum)
        end
    end).

driver(Main, Operations) ->
    receive go -> ok end,
    Self = self(),
    Runner = spawn_link(fun() -> echo(Self, make_ref(), 0) end),
    Main ! {done, drive(Runner, Operations, 0, 0)}.

drive(Runner, Operations, Done, Sum) ->
    receive
        {async, pong, {suspended, Value}, Ref} when Done =:= Operations ->
            Runner ! {resume, Ref, -1},
            receive
                {async, pong, {completed, -1}} -> Sum + Value
            end;
        {async, pong, {suspended, Value}, Ref} ->
            Runner ! {resume, Ref, Done + 1},
            drive(Runner, Operations, Done + 1, Sum + Value)
    end.

echo(Caller, Ref, Value) ->
    Caller ! {async, pong, {suspended, Value}, Ref},
    receive
        {resume, Ref, Next} when Next >= 0 -> echo(Caller, Ref, Next);
        {resume, Ref, Last} -> Caller ! {async, pong, {completed, Last}};
        {cancel, Ref} -> Caller ! {async, pong, cancelled}
    end.
