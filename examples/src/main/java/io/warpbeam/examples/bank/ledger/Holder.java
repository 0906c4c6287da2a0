package io.warpbeam.examples.bank.ledger;

/**
 * Who holds an account.
 *
 * @param account its id
 * @param owner the name of the person
 * @param email where to write to
 */
public record Holder(String account, String owner, String email) {}
