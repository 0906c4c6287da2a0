/** Coroutines hosted in processes, whose every yield, error and result arrives as a tagged message. */
package io.warpbeam.coroutine;
