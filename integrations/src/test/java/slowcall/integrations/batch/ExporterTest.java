package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** Guards against rows that are lost or sent twice when a sender is killed or its server is down. */
class ExporterTest {
    @TempDir
    private Path temporary;

    private final Books books = new Books();
    private FolderFiles server;
    private Path spool;

    @BeforeEach
    void prepare() throws IOException {
        Path root = Files.createDirectories(temporary.resolve("server"));
        server = new FolderFiles(root);
        for (String folder : FileAgreement.FOLDERS) {
            server.makeFolder(folder);
        }
        spool = temporary.resolve("spool");
    }

    private Exporter exporter(Passage passage) throws IOException {
        return new Exporter(Agreements.CSV, books, Spool.open(spool), server, passage, () -> Agreements.DAY);
    }

    private Exporter exporter(Passage passage, Care care) throws IOException {
        return new Exporter(Agreements.CSV, books, Spool.open(spool), server, passage, () -> Agreements.DAY, care);
    }

    private List<String> inbox() throws IOException {
        return server.list(FileAgreement.INBOX).stream().map(RemoteFile::name).toList();
    }

    /** The rows of all files that the server has, in order. */
    private List<PointsRow> arrived() throws IOException {
        FileVerifier verifier = new FileVerifier(Agreements.CSV);
        return inbox().stream()
                .filter(name -> !name.endsWith(FileName.PART))
                .flatMap(name -> switch (verifier.verify(name, content(name), Agreements.DAY)) {
                    case Verified.Kept kept -> kept.rows().stream();
                    case Verified.Broken broken -> throw new AssertionError(broken.reason());
                })
                .toList();
    }

    private byte[] content(String name) {
        try {
            return server.get(FileAgreement.INBOX + "/" + name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLeft() throws IOException {
        assertEquals(List.of(), books.due(1));
        try (Stream<Path> files = Files.list(spool)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void sendsWhatIsDueInFilesOfTheAgreedLength() throws Exception {
        books.add(Agreements.rows(0, 25));

        assertEquals(3, exporter(Passage.UNSEEN).run());

        assertEquals(
                List.of("points-20261122-000001.csv", "points-20261122-000002.csv", "points-20261122-000003.csv"),
                inbox());
        assertEquals(Agreements.rows(0, 25), arrived());
        assertNothingIsLeft();
        assertEquals(0, exporter(Passage.UNSEEN).run());
    }

    @Test
    void aFullFileIsNotFollowedByAnEmptyOne() throws Exception {
        books.add(Agreements.rows(0, 10));

        assertEquals(1, exporter(Passage.UNSEEN).run());
    }

    @Test
    void sendsLaterWhatItCouldNotSendAndAllOfIt() throws Exception {
        Exporter exporter = exporter(Passage.UNSEEN);
        server.down(true);
        for (int round = 0; round < 3; round++) {
            books.add(Agreements.rows(round * 4, round * 4 + 4));
            assertThrows(IOException.class, exporter::run);
        }
        assertEquals(12, books.unsent.size());

        server.down(false);
        assertEquals(2, exporter.run());

        assertEquals(Agreements.rows(0, 12), arrived());
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BEFORE_WRITE",
                "AFTER_WRITE",
                "BEFORE_SEND",
                "BEFORE_RENAME",
                "AFTER_SEND",
                "BEFORE_MARK",
                "AFTER_MARK"
            })
    void whereverItIsKilledTheNextOneSendsEachRowOnce(Failpoint point) throws Exception {
        books.add(Agreements.rows(0, 15));
        Exporter first = exporter(new Killed(point));
        assertThrows(Killed.Kill.class, first::run);
        books.add(Agreements.rows(15, 18));

        exporter(Passage.UNSEEN).run();

        assertEquals(
                new TreeSet<>(Agreements.rows(0, 18).stream().map(PointsRow::id).toList()),
                new TreeSet<>(arrived().stream().map(PointsRow::id).toList()));
        assertEquals(18, arrived().size());
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_MARK", "BEFORE_WRITE", "AFTER_WRITE", "BEFORE_SEND", "BEFORE_RENAME"})
    void whoMarksFirstLosesWhatItHasInHandWhenItIsKilled(Failpoint point) throws Exception {
        books.add(Agreements.rows(0, 5));
        assertThrows(Killed.Kill.class, exporter(new Killed(point), Care.MARKS_FIRST)::run);

        exporter(Passage.UNSEEN, Care.MARKS_FIRST).run();

        assertEquals(List.of(), arrived());
        assertEquals(List.of(), books.due(1));
    }

    @Test
    void whoForgetsItsFileSendsAnotherOfItsName() throws Exception {
        books.add(Agreements.rows(0, 5));
        assertThrows(Killed.Kill.class, exporter(new Killed(Failpoint.AFTER_SEND), Care.FORGETS)::run);
        String name = inbox().getFirst();
        server.makeFolder("work/a");
        server.rename(FileAgreement.INBOX + "/" + name, "work/a/" + name);
        books.add(Agreements.rows(5, 8));

        exporter(Passage.UNSEEN, Care.FORGETS).run();

        assertEquals(List.of(name), inbox());
        assertEquals(Agreements.rows(0, 8), arrived());
    }

    @Test
    void whatTheReceiverHasTakenMeanwhileIsNotSentAgain() throws Exception {
        for (String folder : List.of("work/a", FileAgreement.DONE, FileAgreement.QUARANTINE)) {
            server.makeFolder(folder);
            books.add(Agreements.rows(0, 5));
            assertThrows(Killed.Kill.class, exporter(new Killed(Failpoint.AFTER_SEND))::run);
            String name = inbox().getFirst();
            server.rename(FileAgreement.INBOX + "/" + name, folder + "/" + name);

            exporter(Passage.UNSEEN).run();

            assertEquals(List.of(), inbox());
            assertNothingIsLeft();
        }
    }

    @Test
    void aFileThatWasSpoiltWhileItWaitedIsNotSent() throws Exception {
        books.add(Agreements.rows(0, 5));
        server.down(true);
        assertThrows(IOException.class, exporter(Passage.UNSEEN)::run);
        server.down(false);
        Path file = spool.resolve("points-20261122-000001.csv");
        Files.writeString(file, Files.readString(file).replace("row,1,", "row,9,"));

        var refusal = assertThrows(IOException.class, exporter(Passage.UNSEEN)::run);

        assertEquals(
                "points-20261122-000001.csv waits to be sent and is not as agreed: its SHA-256 is not the one that its"
                        + " trailer says",
                refusal.getMessage());
        assertEquals(List.of(), inbox());
    }
}
