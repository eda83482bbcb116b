package slowcall.integrations.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import slowcall.integrations.parts.Part;
import slowcall.integrations.parts.Parts;
import slowcall.jvm.ChildFailedException;
import slowcall.service.WireMockService;

/** Runs arms with the slow service and the servers that all of them share, from their start to their end. */
final class OpenServers implements Kills.OpenArms {
    private final WireMockService service;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private OpenServers(WireMockService service) {
        this.service = service;
    }

    /**
     * Starts them.
     *
     * @param needed the servers, by the names of their parts
     * @param folder for their files
     * @param status told which is being started
     * @throws IOException if one of them does not start
     */
    static OpenServers start(Set<String> needed, Path folder, Consumer<String> status)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try {
            status.accept("starting the service");
            OpenServers servers = new OpenServers(WireMockService.start(folder.resolve("service.txt")));
            try {
                for (String name : needed) {
                    status.accept("starting " + name);
                    servers.parts.put(name, Parts.start(name, folder.resolve(name)));
                }
                return servers;
            } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
                servers.close();
                throw e;
            }
        } catch (ChildFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** As an arm finds them. */
    KillServers servers() {
        return new KillServers(
                service, parts, parts.values().stream().collect(Collectors.toMap(Part::name, Part::address)));
    }

    @Override
    public KillResult run(KillArm arm, Path folder, Effort effort, long seed, Consumer<KillResult> known)
            throws IOException, ChildFailedException, InterruptedException {
        return KillRun.run(arm, servers(), folder, effort, seed, known);
    }

    @Override
    public void close() {
        parts.values().forEach(Part::close);
        service.close();
    }
}
