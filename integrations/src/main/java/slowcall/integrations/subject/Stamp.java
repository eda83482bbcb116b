package slowcall.integrations.subject;

import slowcall.integrations.message.Failpoint;

/**
 * When a login came to a point.
 *
 * @param id the login's
 * @param point which
 * @param nanos by the monotonic clock that all processes of a host share
 */
public record Stamp(long id, Failpoint point, long nanos) {}
