/**
 * What the bank remembers: amounts, entries, refusals, and the database that holds them. Knows nothing of processes.
 */
package io.warpbeam.examples.bank.ledger;
