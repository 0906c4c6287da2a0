%% Processes in a ring, one token. An operation is a hop.
-module(ring).
-export([run/2]).

run(Size, Operations) ->
    Main = self(),
    [First | _] = Ring = [spawn_link(fun() -> relay_start(Main) end) || _ <- lists:seq(1, Size)],
    lists:foreach(fun({Relay, Next}) -> Relay ! {next, Next} end, lists:zip(Ring, tl(Ring) ++ [First])),
    harness:await({ready, Size}),
    Nanos = harness:nanos(fun() ->
        First ! {token, Operations},
        harness:await({done, 1})
    end),
    [Relay ! stop || Relay <- Ring],
    Nanos.

relay_start(Main) ->
    receive {next, Next} -> Main ! ready, relay(Main, Next) end.

relay(Main, Next) ->
    receive
        {token, 0} -> Main ! done, relay(Main, Next);
        {token, HopsLeft} -> Next ! {token, HopsLeft - 1}, relay(Main, Next);
        stop -> ok
    end.
