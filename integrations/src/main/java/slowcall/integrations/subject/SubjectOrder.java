package slowcall.integrations.subject;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import slowcall.plan.Position;
import slowcall.plan.Setting;

/**
 * What a process of the subject is told, as one line of JSON. Not on its command line, which everybody may read: addresses have
 * passwords in them.
 *
 * @param role which of the two it is
 * @param way the way's name
 * @param site the site's name
 * @param settings the way's, by name
 * @param points where calls to the service go
 * @param addresses of the servers
 * @param folder the site's
 * @param stamps the file for its moments, new
 * @param capacity how many moments that file has room for
 * @param token what those must know who ask for logins
 */
record SubjectOrder(
        Role role,
        String way,
        String site,
        Map<String, String> settings,
        String points,
        Map<String, String> addresses,
        String folder,
        String stamps,
        int capacity,
        String token) {

    static SubjectOrder of(Role role, Way way, Site site, Path stamps, int capacity, String token) {
        return new SubjectOrder(
                role,
                way.name(),
                site.name(),
                site.settings().texts(),
                site.points().toString(),
                site.addresses(),
                site.folder().toString(),
                stamps.toString(),
                capacity,
                token);
    }

    /** The site, with the settings as the way reads them. */
    Site site(Way way) {
        Map<String, Setting> given = new LinkedHashMap<>();
        settings.forEach((name, value) -> given.put(name, new Setting(value, Position.NONE)));
        return new Site(site, way.settings().read(way.name(), given), URI.create(points), addresses, Path.of(folder));
    }
}
