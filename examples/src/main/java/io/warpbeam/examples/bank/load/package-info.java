/**
 * Loads transaction files into the bank: the format, a generator, the order of rows, the import itself, and the check
 * of its result.
 */
package io.warpbeam.examples.bank.load;
