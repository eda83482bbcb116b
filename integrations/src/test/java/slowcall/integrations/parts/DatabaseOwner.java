package slowcall.integrations.parts;

import java.nio.file.Path;
import java.time.Duration;

/** A process that starts a database and does nothing else, for a test that kills it. */
final class DatabaseOwner {
    private DatabaseOwner() {}

    public static void main(String[] args) throws Exception {
        try (Database database = Database.start(Path.of(args[0]))) {
            System.out.println("started " + database.name());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
