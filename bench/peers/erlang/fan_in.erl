%% Producers flood one consumer. An operation is a message.
-module(fan_in).
-export([run/2]).

run(Producers, Operations) ->
    Main = self(),
    Each = Operations div Producers,
    Consumer = spawn_link(fun() -> consume(Main, Each * Producers, 0) end),
    Started = [spawn_link(fun() -> receive go -> produce(Consumer, Each) end end) || _ <- lists:seq(1, Producers)],
    Self = self(),
    Nanos = harness:nanos(fun() ->
        [Producer ! go || Producer <- Started],
        receive {sum, Sum} -> Self ! {sum, Sum} end
    end),
    receive {sum, Total} -> harness:check(sum, Producers * Each * (Each + 1) div 2, Total) end,
    Nanos.

produce(_, 0) -> ok;
produce(Consumer, Number) ->
    Consumer ! {item, Number},
    produce(Consumer, Number - 1).

consume(Main, 0, Sum) -> Main ! {sum, Sum};
consume(Main, Left, Sum) ->
    receive {item, Number} -> consume(Main, Left - 1, Sum + Number) end.
