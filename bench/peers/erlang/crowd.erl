%% Processes alive at once, then each woken once, which ends it. An operation is a process.
-module(crowd).
-export([run/2]).

run(Size, Size) ->
    Main = self(),
    Parent = spawn_link(fun() -> receive go -> crowd(Main, Size) end end),
    harness:nanos(fun() ->
        Parent ! go,
        harness:await({done, 1})
    end).

crowd(Main, Size) ->
    Members = [spawn(fun() -> receive {hello, From} -> From ! gone end end) || _ <- lists:seq(1, Size)],
    [Member ! {hello, self()} || Member <- Members],
    harness:await({gone, Size}),
    Main ! done.
