/** Many named logs of records in one store, each record durable when its append returns. Stands alone. */
package io.warpbeam.coroutine.journal;
