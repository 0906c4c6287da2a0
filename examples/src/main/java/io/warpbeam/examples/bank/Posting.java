package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Outcome;

/**
 * Asks an account to change its balance. Repeated with the same id, it gets the same answer and changes nothing.
 *
 * @param txid the id of the transaction
 * @param kind of the change
 * @param cents how much, more than zero
 */
public record Posting(String txid, EntryKind kind, long cents) implements Call<Outcome> {}
