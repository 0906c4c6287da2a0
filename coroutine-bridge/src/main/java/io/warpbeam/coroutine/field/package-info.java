/** Fields in the state of a server whose values are computed by processes of their own. */
package io.warpbeam.coroutine.field;
