/** The demo on the command line. */
package io.warpbeam.examples.bank.cli;
