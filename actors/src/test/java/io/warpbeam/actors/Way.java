package io.warpbeam.actors;

/** The two ways to run a process, for tests that hold for both. */
enum Way {
    BLOCKING {
        @Override
        Pid spawn(Node node, SpawnOptions options, Code code) {
            return node.spawn(options, self -> loop(self, code));
        }

        @Override
        Pid spawnLink(Self parent, SpawnOptions options, Code code) {
            return parent.spawnLink(options, self -> loop(self, code));
        }
    },
    EVENT_DRIVEN {
        @Override
        Pid spawn(Node node, SpawnOptions options, Code code) {
            return node.spawn(options, handler(code));
        }

        @Override
        Pid spawnLink(Self parent, SpawnOptions options, Code code) {
            return parent.spawnLink(options, handler(code));
        }
    };

    /** What a process does with each message. */
    @FunctionalInterface
    interface Code {
        void handle(Self self, Object message) throws Exception;
    }

    abstract Pid spawn(Node node, SpawnOptions options, Code code);

    abstract Pid spawnLink(Self parent, SpawnOptions options, Code code);

    Pid spawn(Node node, Code code) {
        return spawn(node, SpawnOptions.DEFAULT, code);
    }

    private static void loop(Self self, Code code) throws Exception {
        while (true) {
            code.handle(self, self.receive());
        }
    }

    private static EventHandler handler(Code code) {
        return new EventHandler() {
            private Self me;

            @Override
            public void start(Self self) {
                me = self;
            }

            @Override
            public void handle(Object message) throws Exception {
                code.handle(me, message);
            }
        };
    }
}
