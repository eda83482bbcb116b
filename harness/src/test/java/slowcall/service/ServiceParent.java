package slowcall.service;

import java.nio.file.Path;
import slowcall.jvm.ParentWatch;

/** A JVM that starts a service, says its process id, and waits to be killed. */
final class ServiceParent {
    private ServiceParent() {}

    public static void main(String[] args) throws Exception {
        ParentWatch parent = ParentWatch.start();
        WireMockService service = WireMockService.start(Path.of(parent.receive()));
        parent.send(Long.toString(service.pid()));
        Thread.currentThread().join();
    }
}
