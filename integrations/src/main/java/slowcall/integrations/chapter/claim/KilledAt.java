package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.WayKilled;

/** Where claims kill, each place beside the same without protection: kills that several claims share. */
final class KilledAt {
    private static final String FRONT = "front";
    private static final String BACK = "back";
    private static final String DEDUPE = "dedupe";
    private static final Map<String, String> USUAL = Map.of();
    private static final Map<String, String> ONCE = Map.of(DEDUPE, "api");

    /** Messages that a relay takes at once, where what a kill repeats is to be counted. */
    static final int BATCH = 5;

    private KilledAt() {}

    /** At each place; a thousand over all places are the command kills' to do. */
    static int kills(Size size) {
        return size.choose(1, 20);
    }

    /** The login is committed, and what is to follow has not begun: of the outbox, and of a message that is sent then. */
    static WayKilled betweenCommitAndSend(Size size) {
        return WayKilled.of(
                new WayKilled.Place("way-outbox-polling", USUAL, FRONT, "after-commit"),
                new WayKilled.Place("way-kafka", USUAL, FRONT, "after-commit"),
                kills(size));
    }

    /** The relay has sent messages and is about to mark them; nobody recognises what it sends again. */
    static WayKilled betweenSendAndMark(Size size) {
        return WayKilled.of(
                new WayKilled.Place("way-outbox-polling", Map.of("batch", String.valueOf(BATCH)), BACK, "before-mark"),
                kills(size));
    }

    /** The consumer has called the service and not acknowledged the message; likewise. */
    static WayKilled beforeTheAcknowledgement(Size size) {
        return WayKilled.of(
                new WayKilled.Place("way-kafka", ONCE, BACK, "after-effect"),
                new WayKilled.Place("way-kafka", USUAL, BACK, "after-effect"),
                kills(size));
    }

    /** The receiver has applied a file and not moved it away; likewise. */
    static WayKilled beforeTheMove(Size size) {
        return WayKilled.of(
                new WayKilled.Place("way-batch", Map.of("interval_ms", "100", DEDUPE, "api"), BACK, "before-move"),
                new WayKilled.Place("way-batch", Map.of("interval_ms", "100"), BACK, "before-move"),
                kills(size));
    }

    /** Who reads the database's log has called the service and not noted how far he has read; or has noted it and not called. */
    static WayKilled beforeTheOffset(Size size) {
        return WayKilled.of(
                new WayKilled.Place("way-cdc", USUAL, BACK, "before-offset"),
                new WayKilled.Place("way-cdc", Map.of("acknowledge", "before-effect"), BACK, "before-effect"),
                kills(size));
    }
}
