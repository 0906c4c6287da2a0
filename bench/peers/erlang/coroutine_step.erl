%% A process that gives numbers, one at a time when it is asked. An operation is a number.
-module(coroutine_step).
-export([run/2]).

run(_, Operations) ->
    Producer = spawn_link(fun() -> produce(1, Operations) end),
    Self = self(),
    harness:nanos(fun() ->
        harness:check(sum, Operations * (Operations + 1) div 2, sum(Producer, Self, Operations, 0))
    end).

produce(Number, Last) when Number > Last -> ok;
produce(Number, Last) ->
    receive
        {next, From} ->
            From ! {value, Number},
            produce(Number + 1, Last)
    end.

sum(_, _, 0, Sum) -> Sum;
sum(Producer, Self, Left, Sum) ->
    Producer ! {next, Self},
    receive
        {value, Number} -> sum(Producer, Self, Left - 1, Sum + Number)
    end.
