/** Generic behaviours built on processes. */
package io.warpbeam.actors.server;
