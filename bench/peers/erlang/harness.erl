%% Runs rows as the comparison asks for them: a line "row size operations repetitions" on the standard input,
%% one line "measured <nanoseconds or bytes per operation>" per repetition on the standard output.
-module(harness).
-export([main/0, nanos/1, check/3, await/1, random/1, next/2]).

main() ->
    ok = io:setopts([{encoding, latin1}]),
    serve().

serve() ->
    case io:get_line("") of
        eof -> halt(0);
        Line ->
            [Row, Size, Operations, Repetitions] = string:lexemes(Line, " \n"),
            repeat(row(Row), list_to_integer(Size), list_to_integer(Operations), list_to_integer(Repetitions)),
            serve()
    end.

%% A row "ping-pong" is the function run/2 of the module ping_pong.
row(Name) ->
    list_to_atom([case C of $- -> $_; _ -> C end || C <- Name]).

repeat(_, _, _, 0) -> ok;
repeat(Row, Size, Operations, Repetitions) ->
    erlang:garbage_collect(),
    %% A fresh process each time, so that no repetition inherits the heap of the one before.
    {Pid, Monitor} = spawn_monitor(fun() -> exit({measured, Row:run(Size, Operations) / Operations}) end),
    receive
        {'DOWN', Monitor, process, Pid, {measured, Figure}} ->
            io:format("measured ~.2f~n", [Figure]),
            repeat(Row, Size, Operations, Repetitions - 1);
        {'DOWN', Monitor, process, Pid, Reason} ->
            io:format("failed ~0p~n", [Reason])
    end.

nanos(Work) ->
    Start = erlang:monotonic_time(nanosecond),
    Work(),
    erlang:monotonic_time(nanosecond) - Start.

%% The work was really done: otherwise the row fails.
check(_, Value, Value) -> ok;
check(What, Expected, Found) -> error({What, {expected, Expected}, {found, Found}}).

%% Takes a message a number of times.
await({_, 0}) -> ok;
await({Message, Times}) -> receive Message -> await({Message, Times - 1}) end.

%% The generator of the Savina programs; the same in every peer.
random(Seed) -> (Seed * 1309 + 13849) band 65535.

%% A number below a limit, and the next seed.
next(Seed, Limit) ->
    Next = random(Seed),
    {Next rem Limit, Next}.
