package kotlinpeer

import harness.Harness
import harness.Row
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** The rows of the comparison on Kotlin coroutines. A process is a coroutine with an unlimited channel as mailbox. */
fun main() {
    Harness.serve(
        mapOf(
            "ping-pong" to row(PingPong::run),
            "ping-pong-blocking" to row(PingPong::run),
            "pairs" to row(PingPong::run),
            "ring" to row(Ring::run),
            "fan-in" to row(FanIn::run),
            "spawn" to row(Spawning::spawn),
            "spawn-blocking" to row(Spawning::spawn),
            "crowd" to row(Spawning::crowd),
            "crowd-blocking" to row(Spawning::crowd),
            "skynet" to row(Skynet::run),
            "big" to row(Big::run),
            "chameneos" to row(Chameneos::run),
            "banking" to row(Banking::run),
            "call" to row(Serving::call),
            "call-100" to row(Serving::call),
            "cast" to row(Serving::cast),
            "coroutine-step" to row(Generators::step),
            "coroutine-step-fast" to row(Generators::step),
            "memory" to row(Idle::run),
            "memory-blocking" to row(Idle::run),
        ),
    )
}

private fun row(work: suspend (CoroutineScope, Int, Int) -> Double) =
    Row { size, operations -> runBlocking(Dispatchers.Default) { work(this, size, operations) } }

/** Starts a process; the channel is its address. */
fun <M> CoroutineScope.process(body: suspend (Channel<M>) -> Unit): Channel<M> {
    val mailbox = Channel<M>(Channel.UNLIMITED)
    launch { body(mailbox) }
    return mailbox
}

/** Sends; the channel is unlimited, so this never waits. */
fun <M> Channel<in M>.tell(message: M) {
    check(trySend(message).isSuccess) { "not sent: $message" }
}

/** Takes a message a number of times. */
suspend fun Channel<Any>.await(message: Any, times: Int) {
    repeat(times) {
        val found = receive()
        check(found == message) { "expected $message, but got $found" }
    }
}

inline fun nanos(work: () -> Unit): Double {
    val start = System.nanoTime()
    work()
    return (System.nanoTime() - start).toDouble()
}

/** Messages that carry nothing. */
enum class Word { GO, PONG, READY, DONE, GONE, STOP }
