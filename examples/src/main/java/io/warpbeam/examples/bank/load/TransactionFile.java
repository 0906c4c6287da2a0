package io.warpbeam.examples.bank.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A transaction file.
 *
 * @param path where it is
 * @param prefix of its transaction ids in the ledger: the same for the same content
 * @param rows how many lines there are below the header
 */
record TransactionFile(Path path, String prefix, int rows) {

    /** What is done with each line below the header. */
    @FunctionalInterface
    interface LineConsumer {
        void accept(int line, String text);
    }

    /**
     * Looks at a file.
     *
     * @throws IOException when it cannot be read
     * @throws BadFileException when it does not begin with the header
     */
    static TransactionFile of(Path path) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(path)), digest)) {
            LineReader lines = reader(in);
            Optional<String> header = lines.next();
            if (!header.equals(Optional.of(RowParser.HEADER))) {
                throw new BadFileException(
                        path + " is not a transaction file: its first line must be \"" + RowParser.HEADER + "\".");
            }
            while (lines.next().isPresent()) {
                // Only counted.
            }
            String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
            return new TransactionFile(path, "import-" + hash + ":", lines.lines() - 1);
        }
    }

    /** Reads the lines below the header. */
    void forEach(LineConsumer consumer) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            LineReader lines = reader(in);
            lines.next();
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                consumer.accept(lines.lines(), line.get());
            }
        }
    }

    private static LineReader reader(InputStream in) {
        return new LineReader(new InputStreamReader(in, StandardCharsets.UTF_8), RowParser.LONGEST_LINE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
