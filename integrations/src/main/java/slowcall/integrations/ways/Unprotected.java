package slowcall.integrations.ways;

import java.util.Map;
import slowcall.integrations.kafka.Acknowledgement;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Window;

/** What shows that a kill does harm, for ways that have no arm of their own without the protection in question. */
final class Unprotected {
    /** Calls before its login is committed: killed in between, there are points and no login. */
    static final Window.Control CALLS_FIRST = new Window.Control(
            "way-sync", Map.of(SyncWay.CALL, SyncWay.IN_TRANSACTION), Role.FRONT, Failpoint.BEFORE_COMMIT);

    /** Has what is to be done in its memory, when the login is committed. */
    static final Window.Control REMEMBERS =
            new Window.Control("way-pool", Map.of(), Role.FRONT, Failpoint.AFTER_COMMIT);

    /** The same when the user has been answered. */
    static final Window.Control ANSWERS_FIRST =
            new Window.Control("way-pool", Map.of(), Role.FRONT, Failpoint.BEFORE_EFFECT);

    /** Notes that something is done, and then does it. */
    static final Window.Control NOTES_FIRST =
            new Window.Control("way-kafka", notingFirst(), Role.BACK, Failpoint.BEFORE_EFFECT);

    /** The same when it has just noted it. */
    static final Window.Control HAS_NOTED =
            new Window.Control("way-kafka", notingFirst(), Role.BACK, Failpoint.AFTER_ACKNOWLEDGEMENT);

    /** Does again what it has not noted to be done, and nobody recognises that. */
    static final Window.Control REPEATS =
            new Window.Control("way-outbox-polling", Map.of(), Role.BACK, Failpoint.AFTER_SEND);

    private Unprotected() {}

    private static Map<String, String> notingFirst() {
        return Map.of(Acknowledgement.SETTING, Labels.of(Acknowledgement.BEFORE_EFFECT));
    }
}
