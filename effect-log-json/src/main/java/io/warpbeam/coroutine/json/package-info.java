/** Logs of coroutines as JSON that a person can read. */
package io.warpbeam.coroutine.json;
