/** The rows of the comparison on Pekko typed. */
package pekko;
