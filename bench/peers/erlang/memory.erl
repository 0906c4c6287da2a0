%% Processes that have answered one message and wait. The figure is bytes per process.
-module(memory).
-export([run/2, used/0]).

run(Size, Size) ->
    Before = used(),
    Idle = [spawn_link(fun() -> idle() end) || _ <- lists:seq(1, Size)],
    [Pid ! {hello, self()} || Pid <- Idle],
    harness:await({ready, Size}),
    Bytes = used() - Before - Size * 2 * erlang:system_info(wordsize), % without the list of them
    [Pid ! stop || Pid <- Idle],
    Bytes.

idle() ->
    receive
        {hello, From} -> From ! ready, idle();
        stop -> ok
    end.

used() ->
    erlang:garbage_collect(),
    erlang:memory(total).
