package io.warpbeam.examples.bank.ledger;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts of money: whole cents inside, {@code 12.34} outside. */
public final class Cents {

    /** The largest amount of one transaction: 1,000,000.00. */
    public static final long LARGEST_AMOUNT = 1_000_000_00L;

    /** The largest balance of one account: 1,000,000,000.00. */
    public static final long LARGEST_BALANCE = 1_000_000_000_00L;

    private static final Pattern TEXT = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,2})?");

    private Cents() {}

    /** Reads {@code 12}, {@code 12.3} or {@code -12.34}; empty when the text is anything else. */
    public static OptionalLong parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        return OptionalLong.of(Long.parseLong(whole + (fraction + "00").substring(0, 2)));
    }

    /** Writes {@code 1234.50}. */
    public static String format(long cents) {
        return text("%s%d.%02d", cents);
    }

    /** Writes {@code 1,234.50}, for people. */
    public static String grouped(long cents) {
        return text("%s%,d.%02d", cents);
    }

    /** Whether one transaction may move so much. */
    public static boolean isAllowed(long cents) {
        return cents > 0 && cents <= LARGEST_AMOUNT;
    }

    private static String text(String pattern, long cents) {
        return String.format(Locale.ROOT, pattern, cents < 0 ? "-" : "", Math.abs(cents / 100), Math.abs(cents % 100));
    }
}
