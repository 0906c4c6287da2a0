%% BEAM has one kind of process: see memory.
-module(memory_blocking).
-export([run/2]).

run(Size, Operations) -> memory:run(Size, Operations).
