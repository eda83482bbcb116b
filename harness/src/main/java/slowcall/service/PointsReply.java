package slowcall.service;

/**
 * The service's answer.
 *
 * @param id the login's id, as it was sent
 * @param points the points granted
 */
public record PointsReply(long id, int points) {}
