package harness;

/** The colours of the creatures of Savina "chameneos". */
public enum Colour {
    YELLOW,
    BLUE,
    RED;

    /**
     * {@return the colour that a creature starts with}
     *
     * @param number of the creature
     */
    public static Colour of(int number) {
        return switch (number % 3) {
            case 0 -> YELLOW;
            case 1 -> BLUE;
            default -> RED;
        };
    }

    /**
     * {@return what a creature of this colour becomes when it meets another: the same, or the third colour}
     *
     * @param other colour of the other creature
     */
    public Colour complement(Colour other) {
        if (this == other) {
            return this;
        }
        return switch (this) {
            case YELLOW -> other == BLUE ? RED : BLUE;
            case BLUE -> other == YELLOW ? RED : YELLOW;
            case RED -> other == YELLOW ? BLUE : YELLOW;
        };
    }
}
