/** Logs of what coroutines did, from which a run goes on elsewhere or is done again. */
package io.warpbeam.coroutine.log;
