package slowcall.integrations.kill;

import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.subject.Role;

/** What is killed by SIGKILL, and when. */
public sealed interface Victim {
    /** Which process: {@code front}, {@code back}, or the name of a server's part. */
    String process();

    /** Where in it, or {@code any-time}. */
    String place();

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
     * A process of the subject, at a moment that chance decides.
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
     */
    record Server(String part) implements Victim {
        @Override
        public String process() {
            return part;
        }

        @Override
        public String place() {
            return ANY_TIME;
        }
    }
}
