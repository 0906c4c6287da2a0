%% Pairs of processes, each with one message in flight. An operation is a round trip.
-module(ping_pong).
-export([run/2]).

run(Pairs, Operations) ->
    Main = self(),
    Rounds = Operations div Pairs,
    Pings = [spawn_link(fun() -> ping_start(Main, spawn_link(fun pong/0)) end) || _ <- lists:seq(1, Pairs)],
    harness:nanos(fun() ->
        [Ping ! {start, Rounds} || Ping <- Pings],
        harness:await({{done, Rounds}, Pairs})
    end).

ping_start(Main, Pong) ->
    receive {start, Rounds} -> Pong ! {ping, self()}, ping(Main, Pong, Rounds, 0) end.

ping(Main, Pong, Rounds, Done) ->
    receive
        pong when Done + 1 =:= Rounds -> Pong ! stop, Main ! {done, Rounds};
        pong -> Pong ! {ping, self()}, ping(Main, Pong, Rounds, Done + 1)
    end.

pong() ->
    receive
        {ping, From} -> From ! pong, pong();
        stop -> ok
    end.
