package slowcall.integrations.subject;

import javax.sql.DataSource;
import slowcall.service.PointsService;

/**
 * What a way finds in the application's process.
 *
 * @param site where the subject works: settings, addresses, its folder and its name
 * @param database connections to the site's own database, with auto-commit, as JDBC has them
 * @param service for the calls: notes {@link Moment#CALLING}, and can be killed on either side of each
 * @param failpoints where else it can be killed
 * @param stamps for the moments that the way knows of
 */
public record FrontSurroundings(
        Site site, DataSource database, PointsService service, Failpoints failpoints, Stamps stamps) {}
