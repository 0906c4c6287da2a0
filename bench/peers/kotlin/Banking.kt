package kotlinpeer

import harness.Harness
import harness.SavinaRandom
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel

object Banking {
    private const val INITIAL = 1_000_000L

    private class Transfer(val amount: Int, val to: Channel<Any>, val teller: Channel<Any>)

    private class Credit(val amount: Int, val from: Channel<Any>)

    private class Stop(val from: Channel<Any>)

    private class Balance(val amount: Long)

    private enum class Answer { CREDITED, TRANSFERRED }

    /**
     * Savina "banking": a teller asks accounts to transfer to others. An account serves nothing else until the account it
     * credits has answered; here it stashes what comes meanwhile. An operation is a transfer.
     */
    suspend fun run(scope: CoroutineScope, accounts: Int, transfers: Int): Double {
        val main = Channel<Any>(Channel.UNLIMITED)
        val started = List(accounts) { scope.process<Any> { account(it) } }
        val teller = scope.process<Any> { teller(it, main, started, transfers) }
        val nanos = nanos {
            teller.tell(Word.GO)
            main.await(Word.DONE, 1)
        }
        started.forEach { it.tell(Stop(main)) }
        var total = 0L
        repeat(accounts) { total += (main.receive() as Balance).amount }
        Harness.check("money", accounts * INITIAL, total)
        return nanos
    }

    /** From the first eight tenths of the accounts to one behind: so no two ever wait for each other. */
    private suspend fun teller(self: Channel<Any>, main: Channel<Any>, accounts: List<Channel<Any>>, transfers: Int) {
        self.receive()
        val random = SavinaRandom(123456 and 65535)
        val count = accounts.size
        repeat(transfers) {
            val from = random.next(count / 10 * 8)
            val distance = random.next(count - from - 1)
            val amount = random.next(1000)
            accounts[from].tell(Transfer(amount, accounts[from + distance + 1], self))
        }
        self.await(Answer.TRANSFERRED, transfers)
        main.tell(Word.DONE)
    }

    private suspend fun account(self: Channel<Any>) {
        val stash = ArrayDeque<Any>()
        var balance = INITIAL
        while (true) {
            when (val message = stash.removeFirstOrNull() ?: self.receive()) {
                is Transfer -> {
                    message.to.tell(Credit(message.amount, self))
                    while (true) {
                        val other = self.receive()
                        if (other == Answer.CREDITED) break
                        stash.addLast(other)
                    }
                    balance -= message.amount
                    message.teller.tell(Answer.TRANSFERRED)
                }
                is Credit -> {
                    balance += message.amount
                    message.from.tell(Answer.CREDITED)
                }
                is Stop -> {
                    message.from.tell(Balance(balance))
                    return
                }
            }
        }
    }
}
