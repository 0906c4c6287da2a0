/** Small programs that show one idea each. */
package io.warpbeam.examples;
