package slowcall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Shard;
import slowcall.result.SystemFiles;
import slowcall.strategy.Place;
import slowcall.strategy.Strategies;

/**
 * A load that several generators offer together, each in a run of its own.
 *
 * @param shard which of them this one is
 * @param begin when all of them begin, by the wall clock
 */
public record JointLoad(Shard shard, Instant begin) {
    private static final int DIGITS = 16;

    /**
     * Makes sure that a plan's load can be split.
     *
     * @throws PlanException at the first cell whose load cannot
     */
    public void require(Plan plan) {
        shard.require(plan);
        for (Cell cell : plan.cells()) {
            if (!cell.isBareLoop() && Strategies.named(cell.strategy()).place() == Place.SUBJECT) {
                throw new PlanException(
                        cell.position(),
                        "strategy \"" + cell.strategy()
                                + "\" hands over to processes of its own, to which several generators cannot hand over"
                                + " together; run it without --shard");
            }
        }
    }

    /** When all is over at the latest: every trial is given as long as it may take at most. */
    public Instant end(Plan plan) {
        return Timetable.of(plan, begin).end();
    }

    /** What all generators of this load have in common and those of no other. */
    public String id(Plan plan) {
        return digest(plan.text() + "|" + plan.seed() + "|" + plan.blocks() + "|" + shard.total() + "|" + begin);
    }

    /**
     * Which clock this machine has, without saying which machine it is: the same for generators on one machine, and for each load and
     * after each start of the machine another; "" where that is unknown.
     */
    String clock(Plan plan) {
        return SystemFiles.ofThisMachine()
                .line("/proc/sys/kernel/random/boot_id")
                .map(boot -> digest(id(plan) + "|" + boot))
                .orElse("");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
