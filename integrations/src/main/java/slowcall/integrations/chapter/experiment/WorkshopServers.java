package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.parts.Part;
import slowcall.jvm.ChildFailedException;

/** The workshop's servers, one by one. */
final class WorkshopServers {
    private WorkshopServers() {}

    static String address(Workshop workshop, String part)
            throws IOException, ChildFailedException, InterruptedException {
        return Objects.requireNonNull(workshop.servers(Set.of(part)).addresses().get(part));
    }

    /** For who wants to kill it, and start it again. */
    static Part part(Workshop workshop, String part) throws IOException, ChildFailedException, InterruptedException {
        return Objects.requireNonNull(workshop.servers(Set.of(part)).parts().get(part));
    }
}
