package slowcall.integrations.kill;

/**
 * How often an arm is killed.
 *
 * @param wanted kills that count
 * @param most kills, of whatever kind: where they meet nothing it is given up some time
 * @param untilHarm whether it goes on, that far, until some have done harm
 */
record Effort(int wanted, int most, boolean untilHarm) {
    /** So many times as many as are wanted are tried, where kills meet nothing. */
    private static final int TRIES = 3;

    private static final int KILLS_BETWEEN_BOOKS = 25;

    /** One that looks for the first harm, and nothing else. */
    private static final int KILLS_UNTIL_HARM = 5;

    Effort {
        if (wanted < 1 || most < wanted) {
            throw new IllegalArgumentException("kills " + wanted + " must be at least 1, and at most " + most);
        }
    }

    /** Until so many count. */
    static Effort of(int kills) {
        return new Effort(kills, Math.multiplyExact(TRIES, kills), false);
    }

    /**
     * Of a control: what it cannot show by that many kills it does not show.
     *
     * @param wanted at least
     * @param most until the first has done harm
     */
    static Effort ofControl(int wanted, int most) {
        return new Effort(wanted, Math.max(wanted, most), true);
    }

    /**
     * How many kills come before the books are compared again; 0 when it is done.
     *
     * @param tried kills so far
     * @param counting those of them that count
     * @param harmful whether they have done harm
     */
    int next(int tried, int counting, boolean harmful) {
        int left = most - tried;
        if (counting < wanted) {
            return Math.min(left, Math.min(KILLS_BETWEEN_BOOKS, wanted - counting));
        }
        return untilHarm && !harmful ? Math.min(left, KILLS_UNTIL_HARM) : 0;
    }
}
