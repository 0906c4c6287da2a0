package io.warpbeam.examples.bank.load;

import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads one line of a transaction file: {@code id,kind,account,target,amount}, without quotes. The kinds are
 * {@code open}, {@code deposit}, {@code withdraw} and {@code transfer}; only a transfer has a target.
 */
public final class RowParser {

    /** The first line of a file. */
    public static final String HEADER = "id,kind,account,target,amount";

    /** The longest line that is read. */
    public static final int LONGEST_LINE = 1_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));

    private RowParser() {}

    /** What a line turned out to be. */
    public sealed interface Parsed {

        /** A row that may be applied. */
        record Good(Row row) implements Parsed {}

        /** Not a row, and why. */
        record Bad(String reason) implements Parsed {}
    }

    /** Reads the text of a line. */
    public static Parsed parse(int line, String text) {
        if (text.length() > LONGEST_LINE) {
            return bad("The line is longer than " + LONGEST_LINE + " characters.");
        }
        if (text.isBlank()) {
            return bad("The line is empty.");
        }
        String[] fields = text.split(",", -1);
        if (fields.length != COLUMNS.size()) {
            return bad("The line has " + fields.length + " columns instead of " + COLUMNS.size() + ".");
        }
        for (int i = 0; i < 3; i++) {
            if (i != 1 && !NAME.matcher(fields[i]).matches()) {
                return bad("The " + COLUMNS.get(i) + " is not a name of letters and digits: \"" + fields[i] + "\".");
            }
        }
        return parse(line, fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    private static Parsed parse(int line, String id, String kind, String account, String target, String amount) {
        boolean transfer = kind.equals("transfer");
        if (!transfer && !target.isEmpty()) {
            return bad("Only a transfer has a target, but this " + kind + " has \"" + target + "\".");
        }
        if (transfer && !NAME.matcher(target).matches()) {
            return bad("The target is not a name of letters and digits: \"" + target + "\".");
        }
        OptionalLong parsed = Cents.parse(amount);
        if (parsed.isEmpty()) {
            return bad("The amount is not a number with at most two decimals: \"" + amount + "\".");
        }
        long cents = parsed.getAsLong();
        if (!Cents.isAllowed(cents)) {
            return bad(Refusal.badAmount(cents).sentence());
        }
        return switch (kind) {
            case "open" -> good(new Row.Open(line, id, account, cents));
            case "deposit" -> good(new Row.Deposit(line, id, account, cents));
            case "withdraw" -> good(new Row.Withdraw(line, id, account, cents));
            case "transfer" -> good(new Row.Move(line, id, account, target, cents));
            default -> bad("The kind is not open, deposit, withdraw or transfer: \"" + kind + "\".");
        };
    }

    private static Parsed good(Row row) {
        return new Parsed.Good(row);
    }

    private static Parsed bad(String reason) {
        return new Parsed.Bad(reason);
    }
}
