package io.warpbeam.examples.bank;

import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import java.util.function.Consumer;

/** Finishes, before the bank opens its doors, the transfers that an earlier run left unfinished. Does not stay. */
final class TransferRecovery implements GenServer<Integer> {

    private final Transfers transfers;
    private final Consumer<String> notices;

    TransferRecovery(Transfers transfers, Consumer<String> notices) {
        this.transfers = transfers;
        this.notices = notices;
    }

    @Override
    public Init<Integer> init(Self self) {
        int recovered = transfers.recover();
        if (recovered > 0) {
            notices.accept("Transfers finished that were interrupted: " + recovered + ".");
        }
        return Init.ignore();
    }
}
