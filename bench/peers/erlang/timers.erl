%% One process sets timers, all pending at once, then cancels each. An operation is a timer set and cancelled.
-module(timers).
-export([run/2]).

run(Size, Size) ->
    Main = self(),
    Setter = spawn_link(fun() -> receive go -> set_and_cancel(Main, Size) end end),
    Nanos = harness:nanos(fun() ->
        Setter ! go,
        receive {cancelled, Count} -> Main ! {checked, Count} end
    end),
    receive {checked, Total} -> harness:check(cancelled, Size, Total) end,
    Nanos.

%% Between one and two minutes.
set_and_cancel(Main, Size) ->
    Timers = [erlang:send_after(60000 + Number rem 60000, self(), timeout) || Number <- lists:seq(1, Size)],
    Cancelled = [Timer || Timer <- Timers, erlang:cancel_timer(Timer) =/= false],
    Main ! {cancelled, length(Cancelled)}.
