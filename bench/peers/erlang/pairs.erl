%% Many pairs at once: see ping_pong.
-module(pairs).
-export([run/2]).

run(Pairs, Operations) -> ping_pong:run(Pairs, Operations).
