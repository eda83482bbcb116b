package slowcall.integrations.subject;

import javax.sql.DataSource;
import slowcall.integrations.message.Passage;
import slowcall.service.PointsService;

/**
 * What a way finds in the process behind the application.
 *
 * @param site where the subject works: settings, addresses, its folder and its name
 * @param database connections to the site's own database, with auto-commit, as JDBC has them
 * @param service for the calls: reports each before it is made, and when it was answered
 * @param passage for every other point that the way comes to: it can be killed there, and the times of some are noted
 */
public record BackSurroundings(Site site, DataSource database, PointsService service, Passage passage) {}
