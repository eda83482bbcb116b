package slowcall.integrations.ledger;

/**
 * A login as the one who asked for it saw it. Times are by the monotonic clock that all processes of a host share.
 *
 * @param id unique
 * @param user whose login: order is promised for one user's logins at most
 * @param answer what was heard of it
 * @param sentNanos when it was asked for
 * @param answeredNanos when that was heard
 */
public record Login(long id, int user, Answer answer, long sentNanos, long answeredNanos) {}
