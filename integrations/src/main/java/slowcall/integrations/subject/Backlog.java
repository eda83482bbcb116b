package slowcall.integrations.subject;

import slowcall.jvm.ChildFailedException;

/** What is under way somewhere. */
@FunctionalInterface
public interface Backlog {
    /** How much of it, now. */
    long now() throws ChildFailedException, InterruptedException;
}
