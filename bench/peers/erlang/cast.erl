%% Processes cast to one server, then call it once. An operation is a cast.
-module(cast).
-export([run/2]).

run(Casters, Operations) ->
    Main = self(),
    Server = counter:start(),
    Each = Operations div Casters,
    Started = [spawn_link(fun() -> receive go -> casts(Server, Each), Main ! {done, gen_server:call(Server, read)} end end)
               || _ <- lists:seq(1, Casters)],
    Nanos = harness:nanos(fun() ->
        [Caster ! go || Caster <- Started],
        [receive {done, Count} when Count >= Each -> ok end || _ <- Started]
    end),
    harness:check(casts, Casters * Each, gen_server:call(Server, read, infinity)),
    gen_server:stop(Server),
    Nanos.

casts(_, 0) -> ok;
casts(Server, Left) ->
    gen_server:cast(Server, increment),
    casts(Server, Left - 1).
