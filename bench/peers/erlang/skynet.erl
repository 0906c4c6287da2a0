%% A tree of processes: each spawns ten, down to the leaves, whose numbers come back as sums. An operation is a leaf.
-module(skynet).
-export([run/2]).

run(Fan, Leaves) ->
    Main = self(),
    Nanos = harness:nanos(fun() ->
        spawn(fun() -> node(Main, Fan, 0, Leaves) end),
        receive {sum, Sum} -> Main ! {checked, Sum} end
    end),
    receive {checked, Total} -> harness:check(sum, Leaves * (Leaves - 1) div 2, Total) end,
    Nanos.

node(Parent, _, Number, 1) ->
    Parent ! {sum, Number};
node(Parent, Fan, Number, Leaves) ->
    Self = self(),
    Each = Leaves div Fan,
    [spawn(fun() -> node(Self, Fan, Number + Child * Each, Each) end) || Child <- lists:seq(0, Fan - 1)],
    Parent ! {sum, sum(Fan, 0)}.

sum(0, Sum) -> Sum;
sum(Left, Sum) -> receive {sum, Number} -> sum(Left - 1, Sum + Number) end.
