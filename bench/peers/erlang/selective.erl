%% A process calls a server while unrelated messages fill its mailbox. An operation is a call.
-module(selective).
-export([run/2]).

run(Unrelated, Operations) ->
    Main = self(),
    Server = counter:start(),
    Caller = spawn_link(fun() -> receive go -> calls(Server, Operations), Main ! done, drain(Main, Unrelated) end end),
    [Caller ! {unrelated, Number} || Number <- lists:seq(1, Unrelated)],
    Nanos = harness:nanos(fun() ->
        Caller ! go,
        harness:await({done, 1})
    end),
    harness:await({drained, 1}),
    harness:check(calls, Operations, gen_server:call(Server, read)),
    gen_server:stop(Server),
    Nanos.

calls(_, 0) -> ok;
calls(Server, Left) ->
    gen_server:call(Server, increment),
    calls(Server, Left - 1).

drain(Main, 0) -> Main ! drained;
drain(Main, Left) -> receive {unrelated, _} -> drain(Main, Left - 1) end.
