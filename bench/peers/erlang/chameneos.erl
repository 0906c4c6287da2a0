%% Savina "chameneos": creatures meet in a mall, two at a time, and change colours. An operation is a meeting.
-module(chameneos).
-export([run/2]).

run(Creatures, Meetings) ->
    Main = self(),
    Mall = spawn_link(fun() -> mall(Main, Meetings, Creatures, none, 0) end),
    Started = [spawn_link(fun() -> creature_start(Mall, colour(Number rem 3)) end) || Number <- lists:seq(0, Creatures - 1)],
    Nanos = harness:nanos(fun() ->
        [Creature ! go || Creature <- Started],
        receive {met, Sum} -> Main ! {checked, Sum} end
    end),
    receive {checked, Total} -> harness:check(meetings, 2 * Meetings, Total) end,
    Nanos.

%% Nobody waits, or {Colour, Creature} does.
mall(Main, _, 0, _, Sum) -> Main ! {met, Sum};
mall(Main, Meetings, Alive, Waiting, Sum) ->
    receive
        {meet, _, Creature} when Meetings =:= 0 ->
            Creature ! exit,
            mall(Main, Meetings, Alive, Waiting, Sum);
        {meet, Colour, Creature} when Waiting =:= none ->
            mall(Main, Meetings, Alive, {Colour, Creature}, Sum);
        {meet, Colour, Creature} ->
            {_, Other} = Waiting,
            Other ! {meet, Colour, Creature},
            mall(Main, Meetings - 1, Alive, none, Sum);
        {count, Count} ->
            mall(Main, Meetings, Alive - 1, Waiting, Sum + Count)
    end.

creature_start(Mall, Colour) ->
    receive go -> Mall ! {meet, Colour, self()}, creature(Mall, Colour, 0) end.

creature(Mall, Colour, Met) ->
    receive
        {meet, Other, Creature} ->
            Changed = complement(Colour, Other),
            Creature ! {change, Changed},
            Mall ! {meet, Changed, self()},
            creature(Mall, Changed, Met + 1);
        {change, Changed} ->
            Mall ! {meet, Changed, self()},
            creature(Mall, Changed, Met + 1);
        exit ->
            Mall ! {count, Met}
    end.

colour(0) -> yellow;
colour(1) -> blue;
colour(2) -> red.

complement(Same, Same) -> Same;
complement(yellow, blue) -> red;
complement(yellow, red) -> blue;
complement(blue, yellow) -> red;
complement(blue, red) -> yellow;
complement(red, yellow) -> blue;
complement(red, blue) -> yellow.
