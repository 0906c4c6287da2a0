/** What the peers on the JVM share: the loop that takes commands, and the checks. */
package harness;
