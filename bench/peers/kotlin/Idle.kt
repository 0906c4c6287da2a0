package kotlinpeer

import harness.Memory
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Idle {
    private class Hello(val from: Channel<Any>)

    /** Processes that have answered one message and wait. The figure is bytes per process. */
    suspend fun run(scope: CoroutineScope, size: Int, operations: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val idle = arrayOfNulls<Channel<Any>>(size)
        val before = Memory.used()
        for (i in 0 until size) idle[i] = scope.process<Any> { waiting(it) }
        idle.forEach { it!!.tell(Hello(main)) }
        main.await(Word.READY, size)
        val bytes = Memory.used() - before
        idle.forEach { it!!.tell(Word.STOP) }
        return bytes.toDouble()
    }

    private suspend fun waiting(self: Channel<Any>) {
        while (true) {
            when (val message = self.receive()) {
                is Hello -> message.from.tell(Word.READY)
                else -> return
            }
        }
    }
}
