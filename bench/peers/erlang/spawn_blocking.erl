%% BEAM has one kind of process: see spawn.
-module(spawn_blocking).
-export([run/2]).

run(Wave, Operations) -> spawn:run(Wave, Operations).
