package io.warpbeam.examples.bank.load;

import io.warpbeam.examples.bank.ledger.Cents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes transaction files: the same seed gives the same file, byte for byte. One row in 800 is bad, each time in
 * another way. One thread at a time.
 */
public final class TransactionsGenerator {

    /** The seed of the file that is shipped. */
    public static final long SHIPPED_SEED = 20_260_101;

    /** The rows of the file that is shipped. */
    public static final int SHIPPED_ROWS = 100_000;

    private static final int ACCOUNTS = 1_000;
    private static final int BAD_EVERY = 800;

    private final Random random;
    private final List<String> accounts = new ArrayList<>();
    private final Map<String, Long> balances = new HashMap<>();
    private int row;

    /** A generator of one file. */
    public TransactionsGenerator(long seed) {
        random = new Random(seed);
    }

    /** Writes a file: the header and so many rows. */
    public static void write(Path file, long seed, int rows) {
        try {
            Files.writeString(file, new TransactionsGenerator(seed).text(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    public String text(int rows) {
        StringBuilder text = new StringBuilder(RowParser.HEADER).append('\n');
        for (row = 1; row <= rows; row++) {
            text.append(next(rows)).append('\n');
        }
        return text.toString();
    }

    private String next(int rows) {
        int wanted = Math.clamp(rows / 20, 4, ACCOUNTS);
        if (accounts.size() < wanted && (accounts.size() < wanted / 2 || random.nextInt(10) == 0)) {
            return open();
        }
        if (row % BAD_EVERY == 0) {
            return bad(row / BAD_EVERY);
        }
        int kind = random.nextInt(100);
        return kind < 45 ? deposit() : kind < 70 ? withdraw() : transfer();
    }

    private String open() {
        String account = String.format(Locale.ROOT, "A%04d", accounts.size() + 1);
        long cents = amount(500_000);
        accounts.add(account);
        balances.put(account, cents);
        return line("open", account, "", cents);
    }

    private String deposit() {
        String account = any();
        long cents = amount(200_000);
        balances.merge(account, cents, Long::sum);
        return line("deposit", account, "", cents);
    }

    private String withdraw() {
        String account = any();
        long balance = balances.getOrDefault(account, 0L);
        if (balance == 0) {
            return deposit();
        }
        long cents = amount(Math.min(balance, 250_000));
        balances.merge(account, -cents, Long::sum);
        return line("withdraw", account, "", cents);
    }

    private String transfer() {
        String source = any();
        String target = other(source);
        long balance = balances.getOrDefault(source, 0L);
        if (balance == 0) {
            return deposit();
        }
        long cents = amount(Math.min(balance, 250_000));
        balances.merge(source, -cents, Long::sum);
        balances.merge(target, cents, Long::sum);
        return line("transfer", source, target, cents);
    }

    private String bad(int number) {
        String account = any();
        String target = other(account);
        long tooMuch = Math.min(balances.getOrDefault(account, 0L) + 1, Cents.LARGEST_AMOUNT);
        return switch (number % 14) {
            case 0 -> line("withdraw", account, "", tooMuch);
            case 1 -> line("transfer", account, target, tooMuch);
            case 2 -> line("deposit", account, "", -amount(10_000));
            case 3 -> line("deposit", account, "", 0);
            case 4 -> line("refund", account, "", amount(10_000));
            case 5 -> id(row) + ",withdraw," + account + ",,12.5O";
            case 6 -> id(row) + ",deposit," + account + ",,10.001";
            case 7 -> id(row) + ",deposit," + account + ",50.00";
            case 8 -> line("deposit", "Z" + account, "", amount(10_000));
            case 9 -> line("transfer", account, "Z" + target, 1);
            case 10 -> line("transfer", account, account, 1);
            case 11 -> id(row - 1 - random.nextInt(100)) + ",deposit," + account + ",,1.00";
            case 12 -> line("open", account, "", amount(10_000));
            default -> "";
        };
    }

    private String any() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private String other(String account) {
        String target = any();
        return target.equals(account) ? other(account) : target;
    }

    private long amount(long largest) {
        return 1L + random.nextInt(Math.toIntExact(largest));
    }

    private String line(String kind, String account, String target, long cents) {
        return String.join(",", id(row), kind, account, target, Cents.format(cents));
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "T%06d", number);
    }
}
