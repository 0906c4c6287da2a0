package kotlinpeer

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Spawning {
    private class Hello(val from: Channel<Any>)

    /** A parent spawns processes in waves; each takes one message, answers and exits. An operation is a process. */
    suspend fun spawn(scope: CoroutineScope, wave: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val parent = scope.process<Any> { self ->
            self.receive()
            repeat(operations / wave) {
                repeat(wave) { scope.process<Hello> { greet(it) }.tell(Hello(self)) }
                self.await(Word.GONE, wave)
            }
            main.tell(Word.DONE)
        }
        return nanos {
            parent.tell(Word.GO)
            main.await(Word.DONE, 1)
        }
    }

    /** Processes alive at once, then each woken once, which ends it. An operation is a process. */
    suspend fun crowd(scope: CoroutineScope, size: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val parent = scope.process<Any> { self ->
            self.receive()
            val members = List(size) { scope.process<Hello> { greet(it) } }
            members.forEach { it.tell(Hello(self)) }
            self.await(Word.GONE, size)
            main.tell(Word.DONE)
        }
        return nanos {
            parent.tell(Word.GO)
            main.await(Word.DONE, 1)
        }
    }

    private suspend fun greet(self: Channel<Hello>) {
        self.receive().from.tell(Word.GONE)
    }
}
