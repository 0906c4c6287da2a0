%% Savina "big": each worker pings a worker chosen at random, waits for the pong, and so on. An operation is a ping.
-module(big).
-export([run/2]).

run(Workers, Operations) ->
    Main = self(),
    Pings = Operations div Workers,
    Crew = [spawn_link(fun() -> worker_start(Main, Number, Pings) end) || Number <- lists:seq(0, Workers - 1)],
    Neighbours = list_to_tuple(Crew),
    [Worker ! {neighbours, Neighbours} || Worker <- Crew],
    harness:await({ready, Workers}),
    Nanos = harness:nanos(fun() ->
        [Worker ! go || Worker <- Crew],
        harness:await({done, Workers})
    end),
    [Worker ! {stop, Main} || Worker <- Crew],
    Served = lists:sum([receive {served, Count} -> Count end || _ <- Crew]),
    harness:check(pings, Workers * Pings, Served),
    Nanos.

worker_start(Main, Number, Pings) ->
    receive {neighbours, Neighbours} -> Main ! ready end,
    worker(Main, Neighbours, Number, Pings, 0).

%% The seed of a worker is its number.
worker(Main, Neighbours, Seed, Left, Served) ->
    receive
        {ping, From} ->
            From ! pong,
            worker(Main, Neighbours, Seed, Left, Served + 1);
        pong when Left =:= 0 ->
            Main ! done,
            worker(Main, Neighbours, Seed, Left, Served);
        Next when Next =:= pong; Next =:= go ->
            {Index, Random} = harness:next(Seed, tuple_size(Neighbours)),
            element(Index + 1, Neighbours) ! {ping, self()},
            worker(Main, Neighbours, Random, Left - 1, Served);
        {stop, From} ->
            From ! {served, Served}
    end.
