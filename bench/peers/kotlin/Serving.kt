package kotlinpeer

import harness.Harness
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Serving {
    private class Increment(val reply: CompletableDeferred<Int>)

    private class Read(val reply: CompletableDeferred<Int>)

    /** The server of the rows call, call-100 and cast. */
    private suspend fun counter(self: Channel<Any>) {
        var count = 0
        while (true) {
            when (val message = self.receive()) {
                is Increment -> message.reply.complete(++count)
                is Read -> message.reply.complete(count)
                Word.GO -> count++
                Word.STOP -> return
            }
        }
    }

    private suspend fun increment(server: Channel<Any>): Int =
        CompletableDeferred<Int>().also { server.tell(Increment(it)) }.await()

    private suspend fun read(server: Channel<Any>): Int = CompletableDeferred<Int>().also { server.tell(Read(it)) }.await()

    /** Processes call one server, each waiting for every reply. An operation is a call. */
    suspend fun call(scope: CoroutineScope, callers: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val server = scope.process<Any> { counter(it) }
        val each = operations / callers
        val started = List(callers) {
            scope.process<Any> { self ->
                self.receive()
                repeat(each) { increment(server) }
                main.tell(Word.DONE)
            }
        }
        val nanos = nanos {
            started.forEach { it.tell(Word.GO) }
            main.await(Word.DONE, callers)
        }
        Harness.check("calls", callers.toLong() * each, read(server).toLong())
        server.tell(Word.STOP)
        return nanos
    }

    /** Processes cast to one server, then call it once. An operation is a cast. */
    suspend fun cast(scope: CoroutineScope, casters: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val server = scope.process<Any> { counter(it) }
        val each = operations / casters
        val started = List(casters) {
            scope.process<Any> { self ->
                self.receive()
                repeat(each) { server.tell(Word.GO) }
                if (read(server) >= each) main.tell(Word.DONE)
            }
        }
        val nanos = nanos {
            started.forEach { it.tell(Word.GO) }
            main.await(Word.DONE, casters)
        }
        Harness.check("casts", casters.toLong() * each, read(server).toLong())
        server.tell(Word.STOP)
        return nanos
    }
}
