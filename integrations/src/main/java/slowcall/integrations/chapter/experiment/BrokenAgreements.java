package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.batch.Consumed;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.FileName;
import slowcall.integrations.batch.SftpFiles;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;

/** Files that break the agreement, each in another rule, beside one that keeps it and one that is not whole yet. */
public record BrokenAgreements() implements Observation<BrokenAgreements.Found> {
    private static final List<Long> IDS = List.of(1L, 2L, 3L);
    private static final String GOOD = name(1);

    /**
     * What was seen.
     *
     * @param broken files that break it
     * @param rightly those of them that are in quarantine, with a reason that names the rule
     * @param unnoticed the rules that others break, in words
     * @param applied rows that were
     * @param appliedRightly rows of the file that keeps it
     * @param halfWrittenIsLeft whether the one that is not whole lies where its sender left it
     */
    public record Found(
            int broken,
            int rightly,
            List<String> unnoticed,
            int applied,
            int appliedRightly,
            boolean halfWrittenIsLeft) {
        public Found {
            unnoticed = List.copyOf(unnoticed);
        }
    }

    /**
     * A file, where it is put, and what its reason must say.
     *
     * @param folder with a slash behind it; "" for the root
     */
    private record Breach(String folder, String name, String content, String says) {
        private static Breach of(String name, String content, String says) {
            return new Breach(FileAgreement.INBOX + "/", name, content, says);
        }
    }

    @Override
    public String description() {
        return "sending files that break the agreement";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(2);
    }

    private static String name(int sequence) {
        return new FileName(FileExchange.DAY, sequence, FileFormat.CSV).text();
    }

    private static WrittenFile written(String name) {
        return WrittenFile.asAgreed(name, IDS);
    }

    private static List<Breach> breaches() {
        String tomorrow = new FileName(FileExchange.DAY.plusDays(1), 1, FileFormat.CSV).text();
        String longAgo = new FileName(FileExchange.DAY.minusDays(30), 1, FileFormat.CSV).text();
        String json = new FileName(FileExchange.DAY, 20, FileFormat.JSON_LINES).text();
        return List.of(
                Breach.of(name(2), written(name(2)).from("other").text(), "it is from"),
                Breach.of(name(3), written(name(3)).to("other").text(), "it is for"),
                Breach.of("points-1.csv", written("points-1.csv").text(), "its name is not"),
                Breach.of(json, written(json).text(), "its name is not"),
                Breach.of(tomorrow, written(tomorrow).text(), "and today is"),
                Breach.of(longAgo, written(longAgo).text(), "days before today"),
                Breach.of(name(4), written(GOOD).text(), "it was written as"),
                Breach.of(name(5), written(name(5)).saying(IDS.size() + 1).text(), "its trailer says"),
                Breach.of(name(6), written(name(6)).text().replace("row,3", "row,4"), "SHA-256"),
                Breach.of(name(7), written(name(7)).cutShort(), "cut short"),
                Breach.of(
                        name(8), WrittenFile.asAgreed(name(8), List.of(1L, 1L)).text(), "is in it twice"),
                new Breach("", name(9), written(name(9)).text(), "it lies beside"));
    }

    @Override
    public Found make(Workshop workshop) throws Exception {
        Set<Long> applied = ConcurrentHashMap.newKeySet();
        try (FileExchange exchange = FileExchange.open(workshop, FileFormat.CSV, 10)) {
            SftpFiles server = exchange.connect();
            put(server, FileAgreement.INBOX + "/" + GOOD, written(GOOD).text());
            String half = FileAgreement.INBOX + "/" + name(10) + FileName.PART;
            put(server, half, written(name(10)).text());
            List<Breach> breaches = breaches();
            for (Breach breach : breaches) {
                put(server, breach.folder() + breach.name(), breach.content());
            }
            Consumed consumed = exchange.receiver("first", exchange.connect(), row -> applied.add(row.id()))
                    .run();
            List<String> unnoticed = new ArrayList<>();
            for (Breach breach : breaches) {
                if (!isQuarantined(server, breach)) {
                    unnoticed.add(breach.says());
                }
            }
            int rightly = applied.equals(Set.copyOf(IDS)) ? IDS.size() : 0;
            return new Found(
                    breaches.size(),
                    breaches.size() - unnoticed.size(),
                    unnoticed,
                    consumed.rows(),
                    rightly,
                    server.exists(half));
        }
    }

    private static void put(SftpFiles server, String file, String content) throws IOException {
        server.put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isQuarantined(SftpFiles server, Breach breach) throws IOException {
        String file = FileAgreement.QUARANTINE + "/" + breach.name();
        if (!server.exists(file) || !server.exists(file + ".reason")) {
            return false;
        }
        String reason = new String(server.get(file + ".reason"), StandardCharsets.UTF_8);
        return reason.contains(breach.says());
    }
}
