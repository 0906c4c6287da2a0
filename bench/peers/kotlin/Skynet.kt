package kotlinpeer

import harness.Harness
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Skynet {
    private class Sum(val number: Long)

    /** A tree of processes: each spawns ten, down to the leaves, whose numbers come back as sums. An operation is a leaf. */
    suspend fun run(scope: CoroutineScope, fan: Int, leaves: Int): Double {
        val main = Channel<Sum>(Channel.UNLIMITED)
        var sum = 0L
        val nanos = nanos {
            scope.process<Sum> { branch(scope, it, main, fan, 0, leaves) }
            sum = main.receive().number
        }
        Harness.check("sum", leaves * (leaves - 1L) / 2, sum)
        return nanos
    }

    private suspend fun branch(
        scope: CoroutineScope,
        self: Channel<Sum>,
        parent: Channel<Sum>,
        fan: Int,
        number: Int,
        leaves: Int,
    ) {
        if (leaves == 1) {
            parent.tell(Sum(number.toLong()))
            return
        }
        val each = leaves / fan
        for (child in 0 until fan) scope.process<Sum> { branch(scope, it, self, fan, number + child * each, each) }
        var sum = 0L
        repeat(fan) { sum += self.receive().number }
        parent.tell(Sum(sum))
    }
}
