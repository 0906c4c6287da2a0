package io.warpbeam.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.AccountState.Decision;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountStateTest {

    private static final Holder HOLDER = new Holder("a", "Ada", "ada@example.org");
    private static final AccountState STATE = new AccountState(HOLDER, 7, 500);

    @Test
    void writesTheNextEntryWithTheNewBalance() {
        assertThat(STATE.decide(new Posting("t", EntryKind.WITHDRAWAL, 500), 42))
                .isEqualTo(new Decision.Write(new Entry("a", 8, "t", EntryKind.WITHDRAWAL, -500, 0, 42)));
        assertThat(STATE.decide(new Posting("t", EntryKind.DEPOSIT, 1), 42))
                .isEqualTo(new Decision.Write(new Entry("a", 8, "t", EntryKind.DEPOSIT, 1, 501, 42)));
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryKind.class,
            names = {"WITHDRAWAL", "TRANSFER_OUT"})
    void refusesOneCentTooMuch(EntryKind kind) {
        assertThat(STATE.decide(new Posting("t", kind, 501), 42))
                .isEqualTo(new Decision.Refuse(Refusal.overdraft("a", 500, 501)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Cents.LARGEST_AMOUNT + 1})
    void refusesAmountsOutOfBounds(long cents) {
        assertThat(STATE.decide(new Posting("t", EntryKind.DEPOSIT, cents), 42))
                .isEqualTo(new Decision.Refuse(Refusal.badAmount(cents)));
    }

    @Test
    void refusesMoreThanAnAccountMayHoldUnlessItComesBack() {
        AccountState full = new AccountState(HOLDER, 7, Cents.LARGEST_BALANCE);

        assertThat(full.decide(new Posting("t", EntryKind.TRANSFER_IN, 1), 42))
                .isEqualTo(new Decision.Refuse(Refusal.full("a")));
        assertThat(full.decide(new Posting("t", EntryKind.REFUND, 1), 42)).isInstanceOf(Decision.Write.class);
    }
}
