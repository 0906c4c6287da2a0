package io.warpbeam.examples.bank.load;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a transaction file must come to in an empty bank, worked out on its own: line by line, with decimals, in one
 * thread, without a line of the code that it checks. Feed it the lines below the header in order.
 */
public final class ControlTotal {

    private static final BigDecimal LARGEST = new BigDecimal("1000000.00");
    private static final BigDecimal FULL = new BigDecimal("1000000000.00");

    private static final String AMOUNT = "[0-9]{1,13}(\\.[0-9]{1,2})?";
    private static final Set<String> KINDS = Set.of("open", "deposit", "withdraw", "transfer");

    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final Map<Integer, BigDecimal> effects = new HashMap<>();
    private final Set<Integer> rejected = new TreeSet<>();
    private final Set<String> ids = new HashSet<>();
    private long applied;

    /** Takes in one line. */
    public void add(int line, String text) {
        if (apply(line, text.split(",", -1))) {
            applied++;
        } else {
            rejected.add(line);
        }
    }

    /** How many lines apply. */
    public long applied() {
        return applied;
    }

    /** The lines that do not. */
    public Set<Integer> rejected() {
        return rejected;
    }

    /** The balance of every account at the end. */
    public Map<String, BigDecimal> balances() {
        return balances;
    }

    /** The sum of all balances at the end. */
    public BigDecimal total() {
        return balances.values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** What a line does to the sum of all balances if it is applied; zero for one that is no row at all. */
    public BigDecimal effect(int line) {
        return effects.getOrDefault(line, BigDecimal.ZERO);
    }

    private boolean apply(int line, String[] field) {
        if (field.length != 5 || !isName(field[0]) || !isName(field[2]) || !field[4].matches(AMOUNT)) {
            return false;
        }
        BigDecimal amount = new BigDecimal(field[4]);
        boolean transfer = field[1].equals("transfer");
        if (amount.signum() == 0
                || amount.compareTo(LARGEST) > 0
                || !KINDS.contains(field[1])
                || !(transfer ? isName(field[3]) : field[3].isEmpty())
                || !ids.add(field[0])) {
            return false;
        }
        BigDecimal effect = transfer ? BigDecimal.ZERO : field[1].equals("withdraw") ? amount.negate() : amount;
        effects.put(line, effect);
        return switch (field[1]) {
            case "open" -> balances.putIfAbsent(field[2], amount) == null;
            case "transfer" -> move(field[2], field[3], amount);
            default -> change(field[2], effect);
        };
    }

    private boolean change(String account, BigDecimal change) {
        BigDecimal before = balances.get(account);
        if (before == null || !fits(before.add(change))) {
            return false;
        }
        balances.put(account, before.add(change));
        return true;
    }

    private boolean move(String source, String target, BigDecimal amount) {
        BigDecimal to = balances.get(target);
        if (source.equals(target) || to == null || !fits(to.add(amount)) || !change(source, amount.negate())) {
            return false;
        }
        balances.put(target, to.add(amount));
        return true;
    }

    private static boolean isName(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    }

    private static boolean fits(BigDecimal balance) {
        return balance.signum() >= 0 && balance.compareTo(FULL) <= 0;
    }
}
