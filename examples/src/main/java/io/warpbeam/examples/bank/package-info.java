/** The processes of the bank: accounts, transfers, rates, wizards, and the tree that they live in. */
package io.warpbeam.examples.bank;
