%% The server of the rows call, call-100, cast and selective.
-module(counter).
-behaviour(gen_server).
-export([start/0, init/1, handle_call/3, handle_cast/2]).

start() ->
    {ok, Server} = gen_server:start(?MODULE, 0, []),
    Server.

init(Count) -> {ok, Count}.

handle_call(increment, _From, Count) -> {reply, Count + 1, Count + 1};
handle_call(read, _From, Count) -> {reply, Count, Count}.

handle_cast(increment, Count) -> {noreply, Count + 1}.
