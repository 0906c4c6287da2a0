/** Effects: what the code of a coroutine asks of its surroundings, and common answers. */
package io.warpbeam.coroutine.effect;
