package slowcall.cli;

import java.util.List;
import picocli.CommandLine.IVersionProvider;
import slowcall.result.Environment;

/** The version that the build wrote into the jar's manifest, the revision, and the Java that it runs on: what a report of a defect needs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        String revision = Environment.fingerprint(List.of(), List.of()).getOrDefault("slowcall_revision", "");
        return new String[] {
            "slowcall " + (version == null ? "(not from a jar)" : version)
                    + (revision.isEmpty() ? "" : ", revision " + revision)
                    + ", on Java " + Runtime.version()
        };
    }
}
