/** The rows of the comparison that the JDK does by itself. */
package jdk;
