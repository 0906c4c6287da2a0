/** Lock-free queues for many senders and one owner, overflow policies and the wake-up protocol. */
package io.warpbeam.mailbox;
