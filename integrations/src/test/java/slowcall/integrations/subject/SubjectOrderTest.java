package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.parts.Database;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.strategy.Settings;

/** Guards against a process of the subject that is set otherwise than its trial, or works at another site. */
class SubjectOrderTest {
    @Test
    void theSiteIsTheSameOnBothSides() throws Exception {
        Way way = Way.named("way-pool");
        Settings settings = way.settings()
                .read(
                        way.name(),
                        Map.of(
                                "pool_size", new Setting("7", Position.NONE),
                                "on_failure", new Setting("log", Position.NONE)));
        Site site = new Site(
                "slowcall_1a",
                settings,
                URI.create("http://127.0.0.1:8080/points"),
                Map.of(Database.NAME, "jdbc:postgresql://127.0.0.1:5432/slowcall_1a?user=a&password=b"),
                Path.of("/somewhere"));
        SubjectOrder order = SubjectOrder.of(Role.BACK, way, site, Path.of("/somewhere/back-1.stamps"), 10, "secret");
        ObjectMapper json = new ObjectMapper();

        SubjectOrder read = json.readValue(json.writeValueAsString(order), SubjectOrder.class);

        assertEquals(order, read);
        Site there = read.site(way);
        assertEquals(settings.texts(), there.settings().texts());
        assertEquals(site.points(), there.points());
        assertEquals(site.address(Database.NAME), there.address(Database.NAME));
        assertEquals(site.folder(), there.folder());
        assertEquals(site.name(), there.name());
    }
}
