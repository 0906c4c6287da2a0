package kotlinpeer

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object PingPong {
    private data class Start(val rounds: Int)

    private class Ping(val from: Channel<Any>)

    private data class Done(val rounds: Int)

    /** Pairs of processes, each with one message in flight. An operation is a round trip. */
    suspend fun run(scope: CoroutineScope, pairs: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val rounds = operations / pairs
        val pings = List(pairs) {
            val pong = scope.process<Any> { pong(it) }
            scope.process<Any> { ping(it, main, pong) }
        }
        return nanos {
            pings.forEach { it.tell(Start(rounds)) }
            main.await(Done(rounds), pairs)
        }
    }

    private suspend fun ping(self: Channel<Any>, main: Channel<Any>, pong: Channel<Any>) {
        val rounds = (self.receive() as Start).rounds
        var done = 0
        while (done < rounds) {
            pong.tell(Ping(self))
            if (self.receive() == Word.PONG) done++
        }
        pong.tell(Word.STOP)
        main.tell(Done(done))
    }

    private suspend fun pong(self: Channel<Any>) {
        while (true) {
            when (val message = self.receive()) {
                is Ping -> message.from.tell(Word.PONG)
                else -> return
            }
        }
    }
}
