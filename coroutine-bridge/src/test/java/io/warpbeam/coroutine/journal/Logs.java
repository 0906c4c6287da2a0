package io.warpbeam.coroutine.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records as text. */
final class Logs {

    private Logs() {}

    static byte[] bytes(String record) {
        return record.getBytes(StandardCharsets.UTF_8);
    }

    static void append(Journal journal, String log, String... records) {
        for (String record : records) {
            journal.append(log, bytes(record));
        }
    }

    static void replace(Journal journal, String log, String... records) {
        journal.replace(log, List.of(records).stream().map(Logs::bytes).toList());
    }

    static List<String> read(Journal journal, String log) {
        return journal.read(log).stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    static Map<String, List<String>> all(Journal journal) {
        Map<String, List<String>> all = new TreeMap<>();
        journal.logs().forEach(log -> all.put(log, read(journal, log)));
        return all;
    }
}
