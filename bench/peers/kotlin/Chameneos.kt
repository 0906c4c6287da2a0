package kotlinpeer

import harness.Colour
import harness.Harness
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Chameneos {
    private class Meet(val colour: Colour, val creature: Channel<Any>)

    private class Change(val colour: Colour)

    private class Count(val met: Int)

    /** Savina "chameneos": creatures meet in a mall, two at a time, and change colours. An operation is a meeting. */
    suspend fun run(scope: CoroutineScope, creatures: Int, meetings: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val mall = scope.process<Any> { mall(it, main, meetings, creatures) }
        val started = List(creatures) { number -> scope.process<Any> { creature(it, mall, Colour.of(number)) } }
        var met = 0
        val nanos = nanos {
            started.forEach { it.tell(Word.GO) }
            met = (main.receive() as Count).met
        }
        Harness.check("meetings", 2L * meetings, met.toLong())
        return nanos
    }

    private suspend fun mall(self: Channel<Any>, main: Channel<Any>, meetings: Int, creatures: Int) {
        var meetingsLeft = meetings
        var alive = creatures
        var sum = 0
        var waiting: Channel<Any>? = null
        while (alive > 0) {
            when (val message = self.receive()) {
                is Meet -> {
                    val other = waiting
                    if (meetingsLeft == 0) {
                        message.creature.tell(Word.STOP)
                    } else if (other == null) {
                        waiting = message.creature
                    } else {
                        other.tell(message)
                        waiting = null
                        meetingsLeft--
                    }
                }
                is Count -> {
                    sum += message.met
                    alive--
                }
            }
        }
        main.tell(Count(sum))
    }

    private suspend fun creature(self: Channel<Any>, mall: Channel<Any>, first: Colour) {
        var colour = first
        var met = 0
        while (true) {
            when (val message = self.receive()) {
                Word.GO -> mall.tell(Meet(colour, self))
                is Meet -> {
                    met++
                    colour = colour.complement(message.colour)
                    message.creature.tell(Change(colour))
                    mall.tell(Meet(colour, self))
                }
                is Change -> {
                    met++
                    colour = message.colour
                    mall.tell(Meet(colour, self))
                }
                Word.STOP -> {
                    mall.tell(Count(met))
                    return
                }
            }
        }
    }
}
