package kotlinpeer

import harness.Harness
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object FanIn {
    private class Item(val number: Int)

    private class Sum(val total: Long)

    /** Producers flood one consumer. An operation is a message. */
    suspend fun run(scope: CoroutineScope, producers: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val each = operations / producers
        val consumer = scope.process<Item> { consume(it, main, each * producers) }
        val started = List(producers) { scope.process<Any> { self -> produce(self, consumer, each) } }
        var sum = 0L
        val nanos = nanos {
            started.forEach { it.tell(Word.GO) }
            sum = (main.receive() as Sum).total
        }
        Harness.check("sum", producers * (each * (each + 1L) / 2), sum)
        return nanos
    }

    private suspend fun produce(self: Channel<Any>, consumer: Channel<Item>, each: Int) {
        self.receive()
        for (number in each downTo 1) consumer.tell(Item(number))
    }

    private suspend fun consume(self: Channel<Item>, main: Channel<Any>, messages: Int) {
        var sum = 0L
        repeat(messages) { sum += self.receive().number }
        main.tell(Sum(sum))
    }
}
