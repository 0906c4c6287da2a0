%% A process spawns a monitored one, which exits, and receives its DOWN; one after the other. An operation is a process.
-module(down).
-export([run/2]).

run(_, Operations) ->
    Main = self(),
    Watcher = spawn_link(fun() -> receive go -> watch(Operations), Main ! done end end),
    harness:nanos(fun() ->
        Watcher ! go,
        harness:await({done, 1})
    end).

watch(0) -> ok;
watch(Left) ->
    {Pid, Monitor} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', Monitor, process, Pid, normal} -> watch(Left - 1) end.
