package slowcall.integrations.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.batch.RemoteFiles.Renamed;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.FileServerAddress;

/** Guards against a client that does not find out what a file server tells it, and against files that two receivers both get. */
@Timeout(180)
class SftpFilesIT {
    @TempDir
    private static Path temporary;

    private static FileServer server;

    private SftpFiles files;

    @BeforeAll
    static void start() throws Exception {
        server = FileServer.start(temporary);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static FileServerAddress address() {
        return FileServerAddress.parse(server.address());
    }

    @BeforeEach
    void connect() throws IOException {
        files = SftpFiles.of(address(), ".");
        for (String folder : FileAgreement.FOLDERS) {
            files.makeFolder(folder);
            for (RemoteFile file : files.list(folder)) {
                if (!file.isFolder()) {
                    files.remove(folder + "/" + file.name());
                }
            }
        }
    }

    @AfterEach
    void disconnect() {
        files.close();
    }

    @Test
    void aFileComesBackAsItWasPut() throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(5).nextBytes(content);

        files.put("inbox/large", content);
        files.put("inbox/empty", new byte[0]);

        assertArrayEquals(content, files.get("inbox/large"));
        assertEquals(
                List.of(new RemoteFile("empty", 0, false), new RemoteFile("large", 3_000_000, false)),
                files.list("inbox"));
        files.put("inbox/large", "less".getBytes(UTF_8));
        assertEquals("less", new String(files.get("inbox/large"), UTF_8));
        assertThrows(IOException.class, () -> files.get("inbox/none"));
    }

    @Test
    void aRenamingTellsHowItEnded() throws IOException {
        files.put("inbox/a", "a".getBytes(UTF_8));
        files.put("inbox/b", "b".getBytes(UTF_8));

        assertEquals(Renamed.TAKEN, files.rename("inbox/a", "inbox/b"));
        assertEquals("b", new String(files.get("inbox/b"), UTF_8));
        assertEquals(Renamed.DONE, files.rename("inbox/a", "done/a"));
        assertEquals(Renamed.GONE, files.rename("inbox/a", "done/c"));
        assertThrows(IOException.class, () -> files.rename("inbox/b", "none/b"));
        assertTrue(files.exists("done/a"));
        assertTrue(files.exists("done"));
        assertFalse(files.exists("done/c"));
        assertFalse(files.exists("none/c"));
    }

    @Test
    void aClientOfOneFolderDoesNotSeeTheOthers() throws IOException {
        files.makeFolder("work/site");
        try (SftpFiles own = SftpFiles.of(address(), "work/site")) {
            own.put("a", "a".getBytes(UTF_8));
            own.rename("a", "b");

            assertEquals(List.of(new RemoteFile("b", 1, false)), own.list("."));
            own.remove("b");
            assertEquals(List.of(), own.list("."));
        }
    }

    @Test
    void afterTheServerWasKilledItConnectsAnew() throws Exception {
        files.put("inbox/a", "a".getBytes(UTF_8));

        server.kill();
        assertThrows(IOException.class, () -> files.put("inbox/b", "b".getBytes(UTF_8)));
        assertThrows(IOException.class, () -> files.list("inbox"));
        server.restart();

        assertEquals(List.of(new RemoteFile("a", 1, false)), files.list("inbox"));
    }

    @Test
    void ofManyWhoClaimAFileOneHasIt() throws Exception {
        int count = 40;
        for (int i = 0; i < count; i++) {
            files.put("inbox/" + i, new byte[] {(byte) i});
        }
        List<Integer> claimed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> all = new ArrayList<>();
            for (String receiver : List.of("x", "y", "z")) {
                files.makeFolder("work/" + receiver);
                all.add(threads.submit(() -> {
                    try (SftpFiles own = SftpFiles.of(address(), ".")) {
                        for (int i = 0; i < count; i++) {
                            if (own.rename("inbox/" + i, "work/" + receiver + "/" + i) == Renamed.DONE) {
                                claimed.add(i);
                            }
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        assertEquals(
                IntStream.range(0, count).boxed().toList(),
                claimed.stream().sorted().toList());
    }

    @Test
    void eachBrokenRuleOfTheAgreementIsFoundAndOtherFilesAreApplied() throws Exception {
        FileAgreement agreement = Agreements.CSV;
        FileName good = new FileName(Agreements.DAY, 1, FileFormat.CSV);
        byte[] content = Agreements.file(agreement, good, Agreements.rows(0, 5));
        FileAgreement stranger = new FileAgreement("payment", "points", FileFormat.CSV, 10, 3);
        FileName strange = new FileName(Agreements.DAY, 2, FileFormat.CSV);
        FileName old = new FileName(Agreements.DAY.minusDays(9), 3, FileFormat.CSV);
        FileName half = new FileName(Agreements.DAY, 4, FileFormat.CSV);
        FileName changed = new FileName(Agreements.DAY, 5, FileFormat.CSV);
        files.put("inbox/" + good.text(), content);
        files.put("inbox/" + strange.text(), Agreements.file(stranger, strange, List.of()));
        files.put("inbox/" + old.text(), Agreements.file(agreement, old, List.of()));
        byte[] whole = Agreements.file(agreement, half, Agreements.rows(5, 10));
        files.put("inbox/" + half.text(), Arrays.copyOf(whole, whole.length - 80));
        String text = new String(Agreements.file(agreement, changed, Agreements.rows(5, 10)), UTF_8);
        files.put("inbox/" + changed.text(), text.replace("row,6,", "row,66,").getBytes(UTF_8));
        files.put("inbox/grants.csv", content);
        files.put(good.text(), content);
        files.put("inbox/" + good.text() + FileName.PART, content);

        Map<Long, Integer> times = new ConcurrentHashMap<>();
        FileConsumer consumer = new FileConsumer(
                "a",
                agreement,
                files,
                row -> times.merge(row.id(), 1, Integer::sum),
                1,
                Passage.UNSEEN,
                () -> Agreements.DAY);
        consumer.prepare();

        assertEquals(new Consumed(1, 5, 0, 6), consumer.run());
        assertEquals(IntStream.range(0, 5).boxed().collect(Collectors.toMap(Integer::longValue, id -> 1)), times);
        assertEquals(
                List.of(good.text()),
                files.list("done").stream().map(RemoteFile::name).toList());
        assertEquals(
                List.of(good.text() + FileName.PART),
                files.list("inbox").stream().map(RemoteFile::name).toList());
        assertEquals(12, files.list("quarantine").size());
    }
}
