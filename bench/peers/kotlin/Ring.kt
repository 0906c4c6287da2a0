package kotlinpeer

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Ring {
    private class Next(val relay: Channel<Any>)

    private class Token(val hopsLeft: Int)

    /** Processes in a ring, one token. An operation is a hop. */
    suspend fun run(scope: CoroutineScope, size: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val ring = List(size) { scope.process<Any> { relay(it, main) } }
        ring.forEachIndexed { i, relay -> relay.tell(Next(ring[(i + 1) % size])) }
        main.await(Word.READY, size)
        val nanos = nanos {
            ring.first().tell(Token(operations))
            main.await(Word.DONE, 1)
        }
        ring.forEach { it.tell(Word.STOP) }
        return nanos
    }

    private suspend fun relay(self: Channel<Any>, main: Channel<Any>) {
        val next = (self.receive() as Next).relay
        main.tell(Word.READY)
        while (true) {
            val message = self.receive()
            when {
                message !is Token -> return
                message.hopsLeft == 0 -> main.tell(Word.DONE)
                else -> next.tell(Token(message.hopsLeft - 1))
            }
        }
    }
}
