%% Processes linked to one that is killed; all must go. An operation is a process.
-module(exit_storm).
-export([run/2]).

run(Size, Size) ->
    Main = self(),
    Hub = spawn(fun() ->
        Linked = [spawn_link(fun() -> receive never -> ok end end) || _ <- lists:seq(1, Size)],
        Main ! {linked, Linked},
        receive never -> ok end
    end),
    receive {linked, Pids} -> [erlang:monitor(process, Pid) || Pid <- Pids] end,
    harness:nanos(fun() ->
        exit(Hub, kill),
        gone(Size)
    end).

gone(0) -> ok;
gone(Left) -> receive {'DOWN', _, process, _, killed} -> gone(Left - 1) end.
