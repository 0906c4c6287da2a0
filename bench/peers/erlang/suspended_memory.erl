%% Processes that have sent a value and wait to be resumed. The figure is bytes per process.
-module(suspended_memory).
-export([run/2]).

run(Size, Size) ->
    Main = self(),
    Ref = make_ref(),
    Before = memory:used(),
    Runners = [spawn(fun() -> yield(Main, Ref, 0) end) || _ <- lists:seq(1, Size)],
    harness:await({{async, pong, {suspended, 0}}, Size}),
    Bytes = memory:used() - Before,
    [Runner ! {resume, Ref, -1} || Runner <- Runners],
    harness:await({{async, pong, {completed, -1}}, Size}),
    Bytes.

yield(Caller, Ref, Value) ->
    Caller ! {async, pong, {suspended, Value}},
    receive
        {resume, Ref, Next} when Next >= 0 -> yield(Caller, Ref, Next);
        {resume, Ref, Last} -> Caller ! {async, pong, {completed, Last}};
        {cancel, Ref} -> Caller ! {async, pong, cancelled}
    end.
