package io.warpbeam.examples.bank;

import io.warpbeam.examples.bank.ledger.Holder;

/**
 * An account as its process sees it.
 *
 * @param holder of the account
 * @param seq of its newest entry, 0 without entries
 * @param balance in cents
 */
public record Statement(Holder holder, long seq, long balance) {}
