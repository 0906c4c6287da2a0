package kotlinpeer

import kotlinx.coroutines.CoroutineScope

object Generators {
    /** A sequence of numbers; an operation is a number. */
    @Suppress("UNUSED_PARAMETER", "RedundantSuspendModifier")
    suspend fun step(scope: CoroutineScope, size: Int, operations: Int): Double {
        val numbers = sequence { for (i in 1..operations) yield(i) }
        var sum = 0L
        val nanos = nanos { for (number in numbers) sum += number }
        check(sum == operations * (operations + 1L) / 2) { "the sum is $sum" }
        return nanos
    }
}
