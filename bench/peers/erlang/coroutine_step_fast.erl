%% BEAM has one kind of process: see coroutine_step.
-module(coroutine_step_fast).
-export([run/2]).

run(Size, Operations) -> coroutine_step:run(Size, Operations).
