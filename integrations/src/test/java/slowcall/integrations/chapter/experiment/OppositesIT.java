package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.chapter.OpenedWorkshop;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.effect.SeenLast;
import slowcall.integrations.message.Intent;

/** Guards against experiments that see what is claimed whatever there is: each is made with something that is not as claimed. */
@Timeout(240)
class OppositesIT {
    @TempDir
    private static Path temporary;

    private static OpenedWorkshop opened;

    @BeforeAll
    static void open() {
        opened = new OpenedWorkshop(temporary);
    }

    @AfterAll
    static void close() {
        opened.close();
    }

    @Test
    void aChangeThatSaysWhatItMeantIsSeen() throws Exception {
        ChangesRead.Log seen = new ChangesRead(24).make(opened.workshop(), intent -> intent == Intent.EVENT ? 30 : 31);

        assertEquals(new ChangesRead.Meaning(2, 2, 2), seen.meaning());
    }

    /** Two who look at the same time both find nothing. */
    @Test
    void whoLooksFirstAndNotesLaterHasTheEffectTwice() throws Exception {
        Repetitions.Effects seen = new Repetitions(100)
                .make(
                        opened.workshop(),
                        database -> new SeenLast(database, message -> {
                            Thread.sleep(20);
                            DatabaseEffect.eachTime(database).apply(message);
                        }));

        assertTrue(seen.once() > 100, seen::toString);
        assertTrue(seen.together() > 0, seen::toString);
        assertEquals(0, seen.missing());
    }

    @Test
    void aReaderThatHoldsUpLoginsOrLeavesSomeOutIsSeen() throws Exception {
        FanOut.Seen seen = new FanOut(1, 10_000, 1000).make(opened.workshop(), (database, reader, login) -> {
            if (reader == 1 && login % 10_000 == 0) {
                holdUp(database);
            }
            return reader != 2 || login % 100 != 0;
        });

        assertTrue(seen.ratios().getFirst() > 1.5, seen::toString);
        assertEquals(List.of(0, 0, 110), seen.missed());
    }

    private static void holdUp(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Scratch.execute(connection, "LOCK TABLE login IN EXCLUSIVE MODE", "SELECT pg_sleep(3)");
            connection.commit();
        }
    }
}
