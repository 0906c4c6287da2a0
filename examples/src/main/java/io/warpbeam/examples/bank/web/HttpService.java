package io.warpbeam.examples.bank.web;

import com.sun.net.httpserver.HttpServer;
import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Shutdown;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The door of the bank: an HTTP server on the loopback address. Each request is answered by a process of its own, which
 * may wait for the bank as long as it likes. On shutdown it takes no more requests, and goes when those under way have
 * been answered. Traps exits, so that this happens.
 */
public final class HttpService implements GenServer<HttpServer> {

    private static final String NAME = "http";
    private static final int PORTS = 100;
    private static final int LAST_WORDS_SECONDS = 10;

    private static final SpawnOptions REQUEST = SpawnOptions.DEFAULT.label("request");

    private final Traffic traffic = new Traffic();
    private final Bank bank;
    private final int firstPort;
    private final Consumer<String> notices;

    private HttpService(Bank bank, int firstPort, Consumer<String> notices) {
        this.bank = bank;
        this.firstPort = firstPort;
        this.notices = notices;
    }

    private record Port() implements Call<Integer> {}

    /**
     * Opens the door as the last child of the bank, and so the first to be stopped.
     *
     * @param firstPort to be tried; the next free one is taken if it is not free. Zero for any
     * @return the port
     */
    public static int open(Bank bank, int firstPort, Consumer<String> notices) {
        ServerOptions options =
                ServerOptions.DEFAULT.spawn(SpawnOptions.named(NAME).trappingExits());
        bank.tree()
                .startChild(ChildSpec.of(NAME, () -> new HttpService(bank, firstPort, notices), options)
                        .shutdown(Shutdown.after(Duration.ofSeconds(LAST_WORDS_SECONDS + 5))))
                .orThrow();
        return ServerRef.named(bank.node(), NAME).call(new Port());
    }

    @Override
    public Init<HttpServer> init(Self self) throws IOException {
        HttpServer server = bind();
        Routes routes = new Routes();
        Page.addTo(routes);
        new AccountPages(bank).addTo(routes);
        new WizardPages(bank).addTo(routes);
        new StatusPages(bank).addTo(routes);
        server.createContext("/", new Exchange(routes, traffic));
        server.setExecutor(task -> spawn(self.node(), task));
        server.start();
        return Init.ok(server);
    }

    @Override
    public Next<HttpServer> handleCall(Call<?> call, From<?> from, HttpServer server) {
        return switch (call) {
            case Port port -> Next.reply(port, server.getAddress().getPort(), server);
            default -> Next.unknown(call);
        };
    }

    @Override
    public void terminate(ExitReason reason, HttpServer server) {
        boolean answered = traffic.closeDown(LAST_WORDS_SECONDS);
        server.stop(0);
        notices.accept(
                answered
                        ? "The door is closed; the requests under way have been answered."
                        : "The door is closed, though requests were still under way.");
    }

    private void spawn(Node node, Runnable task) {
        traffic.arrive();
        boolean spawned = false;
        try {
            node.spawn(REQUEST, (Self _) -> {
                try {
                    task.run();
                } finally {
                    traffic.depart();
                }
            });
            spawned = true;
        } finally {
            if (!spawned) {
                traffic.depart();
            }
        }
    }

    private HttpServer bind() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        if (firstPort == 0) {
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        }
        for (int port = firstPort; port < Math.min(firstPort + PORTS, 65_535); port++) {
            try {
                return HttpServer.create(new InetSocketAddress(loopback, port), 0);
            } catch (BindException taken) {
                // The next one.
            }
        }
        throw new BindException("no port from " + firstPort + " on is free");
    }
}
