package kotlinpeer

import harness.Harness
import harness.SavinaRandom
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Big {
    private class Neighbours(val workers: List<Channel<Any>>)

    private class Ping(val from: Channel<Any>)

    private class Stop(val from: Channel<Any>)

    private class Served(val count: Int)

    /** Savina "big": each worker pings a worker chosen at random, waits for the pong, and so on. An operation is a ping. */
    suspend fun run(scope: CoroutineScope, workers: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val pings = operations / workers
        val crew = List(workers) { number -> scope.process<Any> { worker(it, main, number, pings) } }
        crew.forEach { it.tell(Neighbours(crew)) }
        main.await(Word.READY, workers)
        val nanos = nanos {
            crew.forEach { it.tell(Word.GO) }
            main.await(Word.DONE, workers)
        }
        crew.forEach { it.tell(Stop(main)) }
        var served = 0L
        repeat(workers) { served += (main.receive() as Served).count }
        Harness.check("pings", workers.toLong() * pings, served)
        return nanos
    }

    /** The seed of a worker is its number. */
    private suspend fun worker(self: Channel<Any>, main: Channel<Any>, number: Int, pings: Int) {
        val neighbours = (self.receive() as Neighbours).workers
        main.tell(Word.READY)
        val random = SavinaRandom(number)
        var left = pings
        var served = 0
        while (true) {
            when (val message = self.receive()) {
                is Ping -> {
                    served++
                    message.from.tell(Word.PONG)
                }
                Word.PONG, Word.GO ->
                    if (left == 0) {
                        main.tell(Word.DONE)
                    } else {
                        left--
                        neighbours[random.next(neighbours.size)].tell(Ping(self))
                    }
                is Stop -> {
                    message.from.tell(Served(served))
                    return
                }
            }
        }
    }
}
