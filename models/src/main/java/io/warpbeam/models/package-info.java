/** Models: programs that play with a part of the kit at random in a simulation, and know what must come of it. */
@NullMarked
package io.warpbeam.models;

import org.jspecify.annotations.NullMarked;
