%% Many callers at once: see call.
-module(call_100).
-export([run/2]).

run(Callers, Operations) -> call:run(Callers, Operations).
