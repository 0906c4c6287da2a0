%% BEAM has one kind of process: see ping_pong.
-module(ping_pong_blocking).
-export([run/2]).

run(Pairs, Operations) -> ping_pong:run(Pairs, Operations).
