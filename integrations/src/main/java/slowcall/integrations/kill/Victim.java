package slowcall.integrations.kill;

import java.time.Duration;
import java.util.Map;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.subject.Role;

/** What is killed by SIGKILL, and when. */
public sealed interface Victim {
    /** Which process: {@code front}, {@code back}, or the name of a server's part. */
    String process();

    /** Where in it, or {@code any-time}. */
    String place();

    /** What is not as usual there, besides the way's settings. */
    default Map<String, String> conditions() {
        return Map.of();
    }

    /** How long a kill takes on a machine with two processors, with the logins around it and whoever comes in its place. */
    default Duration cycle() {
        return Duration.ofMillis(1500);
    }

    /** What {@link #place} says where chance decides. */
    String ANY_TIME = "any-time";

    /**
     * A process of the subject, whose thread has come to this point and waits there: what was in the window is known.
     *
     * @param role which process
     * @param point where
     */
    record AtFailpoint(Role role, Failpoint point) implements Victim {
        @Override
        public String process() {
            return Labels.of(role);
        }

        @Override
        public String place() {
            return Labels.of(point);
        }
    }

    /**
     * A process of the subject that is at work, at a moment that chance decides.
     *
     * @param role which process
     */
    record AtAnyTime(Role role) implements Victim {
        @Override
        public String process() {
            return Labels.of(role);
        }

        @Override
        public String place() {
            return ANY_TIME;
        }
    }

    /**
     * A server, at such a moment.
     *
     * @param part its name
     * @param durable whether what it has said to be done is with the kernel; a database may be told to be faster than that
     */
    record Server(String part, boolean durable) implements Victim {
        /** One that is as it should be. */
        public Server(String part) {
            this(part, true);
        }

        @Override
        public String process() {
            return part;
        }

        @Override
        public String place() {
            return ANY_TIME;
        }

        @Override
        public Duration cycle() {
            return Duration.ofMillis(part.equals(Broker.NAME) ? 7000 : 2500);
        }

        @Override
        public Map<String, String> conditions() {
            return durable ? Map.of() : Map.of("synchronous_commit", "off");
        }
    }
}
