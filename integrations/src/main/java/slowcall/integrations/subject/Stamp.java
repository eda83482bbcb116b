package slowcall.integrations.subject;

/**
 * When something happened to a login.
 *
 * @param id the login's
 * @param nanos by the monotonic clock that all processes of a host share
 */
public record Stamp(long id, Moment moment, long nanos) {}
