package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.util.Set;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.subject.Subjects;
import slowcall.jvm.ChildFailedException;
import slowcall.service.WireMockService;

/** When books can be compared: earlier, what is late would look like what is lost. */
final class Rest {
    private Rest() {}

    static WireMockService service(Workshop workshop) throws IOException, ChildFailedException, InterruptedException {
        return workshop.servers(Set.of()).service();
    }

    /**
     * Waits until neither a way's processes nor the service have anything to do.
     *
     * @throws ChildFailedException if that takes too long
     */
    static void await(String way, Subjects subjects, WireMockService service)
            throws ChildFailedException, InterruptedException {
        if (!subjects.drain(() -> service.snapshot().inFlight())) {
            throw new ChildFailedException(way + " does not come to rest");
        }
    }
}
