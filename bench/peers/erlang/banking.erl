%% Savina "banking": a teller asks accounts to transfer to others. An account serves nothing else until the account it
%% credits has answered; here it waits with a selective receive. An operation is a transfer.
-module(banking).
-export([run/2]).

-define(INITIAL, 1000000).

run(Accounts, Transfers) ->
    Main = self(),
    Started = [spawn_link(fun() -> account(?INITIAL) end) || _ <- lists:seq(1, Accounts)],
    Teller = spawn_link(fun() -> receive go -> teller(Main, list_to_tuple(Started), Transfers) end end),
    Nanos = harness:nanos(fun() ->
        Teller ! go,
        harness:await({done, 1})
    end),
    [Account ! {stop, Main} || Account <- Started],
    Total = lists:sum([receive {balance, Balance} -> Balance end || _ <- Started]),
    harness:check(money, Accounts * ?INITIAL, Total),
    Nanos.

teller(Main, Accounts, Transfers) ->
    transfers(Accounts, tuple_size(Accounts), 123456 band 65535, Transfers),
    harness:await({transferred, Transfers}),
    Main ! done.

%% From the first eight tenths of the accounts to one behind: so no two ever wait for each other.
transfers(_, _, _, 0) -> ok;
transfers(Accounts, Count, Seed, Left) ->
    {From, Seed1} = harness:next(Seed, Count div 10 * 8),
    {Distance, Seed2} = harness:next(Seed1, Count - From - 1),
    {Amount, Seed3} = harness:next(Seed2, 1000),
    element(From + 1, Accounts) ! {transfer, Amount, element(From + Distance + 2, Accounts), self()},
    transfers(Accounts, Count, Seed3, Left - 1).

account(Balance) ->
    receive
        {transfer, Amount, To, Teller} ->
            Reference = make_ref(), % so that the receive does not scan what came before
            To ! {credit, Amount, self(), Reference},
            receive {Reference, credited} -> ok end,
            Teller ! transferred,
            account(Balance - Amount);
        {credit, Amount, From, Reference} ->
            From ! {Reference, credited},
            account(Balance + Amount);
        {stop, From} ->
            From ! {balance, Balance}
    end.
