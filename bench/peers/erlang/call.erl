%% Processes call one server, each waiting for every reply. An operation is a call.
-module(call).
-export([run/2]).

run(Callers, Operations) ->
    Main = self(),
    Server = counter:start(),
    Each = Operations div Callers,
    Started = [spawn_link(fun() -> receive go -> calls(Server, Each), Main ! done end end) || _ <- lists:seq(1, Callers)],
    Nanos = harness:nanos(fun() ->
        [Caller ! go || Caller <- Started],
        harness:await({done, Callers})
    end),
    harness:check(calls, Callers * Each, gen_server:call(Server, read)),
    gen_server:stop(Server),
    Nanos.

calls(_, 0) -> ok;
calls(Server, Left) ->
    gen_server:call(Server, increment),
    calls(Server, Left - 1).
