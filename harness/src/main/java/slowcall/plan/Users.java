package slowcall.plan;

import java.util.SplittableRandom;

/**
 * The users whose logins are offered. Who keeps an order keeps it for each of them at most.
 *
 * @param count how many there are
 */
public record Users(int count) {
    /** Unless a plan says otherwise. */
    public static final Users USUAL = new Users(64);

    private static final int MOST = 1_000_000;

    public Users {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("users " + count + " must be between 1 and " + MOST);
        }
    }

    /**
     * Whose request this is, from 0: drawn by its id alone, so that every process knows it. The gaps between one user's logins are
     * as uneven as chance makes them: evenly dealt out, no two would ever be near enough to be swapped.
     */
    public int of(long requestId) {
        return new SplittableRandom(requestId * 0x9E3779B97F4A7C15L).nextInt(count);
    }

    /** {@code users=count}; empty for the usual. */
    @Override
    public String toString() {
        return equals(USUAL) ? "" : "users=" + count;
    }
}
