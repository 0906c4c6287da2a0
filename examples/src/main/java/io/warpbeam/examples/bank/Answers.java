package io.warpbeam.examples.bank;

import io.warpbeam.examples.bank.ledger.Cents;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What makes a good answer to the questions of the opening wizard. */
final class Answers {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}' .-]{1,59}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,20}");

    private Answers() {}

    /** An answer, looked at. */
    sealed interface Checked<T> {

        /** A good one. */
        record Good<T>(T value) implements Checked<T> {}

        /** One that makes the wizard ask again. */
        record Bad<T>(String problem) implements Checked<T> {}
    }

    static Checked<String> name(String answer) {
        String name = answer.strip();
        return NAME.matcher(name).matches()
                ? new Checked.Good<>(name)
                : new Checked.Bad<>("A name has 2 to 60 letters, blanks, dots, hyphens or apostrophes.");
    }

    static Checked<String> email(String answer) {
        String email = answer.strip();
        return EMAIL.matcher(email).matches()
                ? new Checked.Good<>(email)
                : new Checked.Bad<>("An e-mail address looks like ada@example.org.");
    }

    static Checked<Long> deposit(String answer) {
        OptionalLong cents = Cents.parse(answer.strip());
        if (cents.isEmpty()) {
            return new Checked.Bad<>("An amount looks like 250 or 99.50.");
        }
        return cents.getAsLong() == 0 || Cents.isAllowed(cents.getAsLong())
                ? new Checked.Good<>(cents.getAsLong())
                : new Checked.Bad<>(
                        "The first deposit must be between 0.00 and " + Cents.format(Cents.LARGEST_AMOUNT) + ".");
    }
}
