package slowcall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.plan.Plan;
import slowcall.plan.Recording;
import slowcall.result.ResultsFolder;

/** The copies of what a run's plans replay. */
final class KeptRecordings {
    private final ResultsFolder folder;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Map<String, Object>> about = new ArrayList<>();

    /**
     * @param earlier the files that an interrupted run has kept, by the names that plans give them
     */
    KeptRecordings(ResultsFolder folder, Map<String, String> earlier) {
        this.folder = folder;
        this.files.putAll(earlier);
    }

    /** Keeps a plan's; a later plan may replay what came of an earlier one. */
    void keep(Plan plan) throws IOException {
        for (Recording recording : plan.recordings()) {
            if (files.containsKey(recording.name())) {
                continue;
            }
            files.put(
                    recording.name(),
                    folder.keep(recording.shortName(), recording.content()).toString());
            about.add(about(recording));
        }
    }

    /** The files, by the names that plans give them. */
    Map<String, String> files() {
        return files;
    }

    /** What the manifest says of those that were kept here. */
    List<Map<String, Object>> about() {
        return List.copyOf(about);
    }

    private static Map<String, Object> about(Recording recording) {
        return Map.of(
                "name",
                recording.name(),
                "file",
                ResultsFolder.RECORDINGS + "/" + recording.shortName(),
                "sha256",
                recording.sha256());
    }
}
