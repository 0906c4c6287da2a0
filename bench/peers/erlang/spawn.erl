%% A parent spawns processes in waves; each takes one message, answers and exits. An operation is a process.
-module(spawn).
-export([run/2]).

run(Wave, Operations) ->
    Main = self(),
    Parent = spawn_link(fun() -> receive go -> waves(Wave, Operations), Main ! done end end),
    harness:nanos(fun() ->
        Parent ! go,
        harness:await({done, 1})
    end).

waves(_, 0) -> ok;
waves(Wave, Left) ->
    spawn_all(self(), Wave),
    harness:await({gone, Wave}),
    waves(Wave, Left - Wave).

spawn_all(_, 0) -> ok;
spawn_all(Parent, Left) ->
    Child = spawn(fun() -> receive {hello, From} -> From ! gone end end),
    Child ! {hello, Parent},
    spawn_all(Parent, Left - 1).
