package io.warpbeam.coroutine.field;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import java.util.function.BiFunction;

/** The kinds of servers that have fields. */
enum ServerKind {
    GEN_SERVER {
        @Override
        Pid start(Node node, SpawnOptions options, Page first, BiFunction<Object, Page, Page> code) {
            return GenServer.start(
                            node,
                            new GenServer<Page>() {
                                @Override
                                public Init<Page> init(Self self) {
                                    return Init.ok(first);
                                }

                                @Override
                                public Next<Page> handleInfo(Object message, Page page) {
                                    return Next.noReply(code.apply(message, page));
                                }
                            },
                            ServerOptions.DEFAULT.spawn(options))
                    .orThrow()
                    .whereis()
                    .orElseThrow();
        }
    },
    EVENT_DRIVEN {
        @Override
        Pid start(Node node, SpawnOptions options, Page first, BiFunction<Object, Page, Page> code) {
            return node.spawn(options, new EventHandler() {
                private Page page = first;

                @Override
                public void start(Self self) {}

                @Override
                public void handle(Object message) {
                    page = code.apply(message, page);
                }
            });
        }
    },
    BLOCKING {
        @Override
        Pid start(Node node, SpawnOptions options, Page first, BiFunction<Object, Page, Page> code) {
            return node.spawn(options, self -> {
                Page page = first;
                while (true) {
                    page = code.apply(self.receive(), page);
                }
            });
        }
    };

    /** Starts a server that hands each message to the code. */
    abstract Pid start(Node node, SpawnOptions options, Page first, BiFunction<Object, Page, Page> code);
}
