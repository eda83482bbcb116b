package slowcall.integrations.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** Guards against a file that is applied twice, or not, or though it breaks the agreement, whoever applies it and is killed doing so. */
@Timeout(60)
class FileConsumerTest {
    private static final FileAgreement AGREEMENT = Agreements.CSV;

    @TempDir
    private Path root;

    private FolderFiles server;
    private final Map<Long, Integer> times = new ConcurrentHashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        server = new FolderFiles(root);
        consumer("a", Passage.UNSEEN).prepare();
    }

    private FileConsumer consumer(String name, Passage passage) {
        return consumer(name, 1, passage, row -> {
            passage.reach(Failpoint.BEFORE_EFFECT, row.id());
            times.merge(row.id(), 1, Integer::sum);
            passage.reach(Failpoint.AFTER_EFFECT, row.id());
        });
    }

    private FileConsumer consumer(String name, int atOnce, Passage passage, RowEffect effect) {
        return new FileConsumer(name, AGREEMENT, server, effect, atOnce, passage, () -> Agreements.DAY);
    }

    private static String name(int sequence) {
        return new FileName(Agreements.DAY, sequence, FileFormat.CSV).text();
    }

    private void arrives(int sequence, List<PointsRow> rows) throws IOException {
        byte[] content = Agreements.file(AGREEMENT, new FileName(Agreements.DAY, sequence, FileFormat.CSV), rows);
        server.put(FileAgreement.INBOX + "/" + name(sequence), content);
    }

    private List<String> names(String folder) throws IOException {
        return server.list(folder).stream().map(RemoteFile::name).toList();
    }

    private static Map<Long, Integer> once(int rows) {
        return IntStream.range(0, rows).boxed().collect(Collectors.toMap(Integer::longValue, id -> 1));
    }

    @Test
    void appliesEachRowAndMovesTheFileAway() throws Exception {
        arrives(1, Agreements.rows(0, 10));
        arrives(2, Agreements.rows(10, 13));
        FileConsumer consumer = consumer("a", Passage.UNSEEN);
        assertEquals(2, FileConsumer.backlog(server));

        assertEquals(new Consumed(2, 13, 0, 0), consumer.run());

        assertEquals(once(13), times);
        assertEquals(List.of(name(1), name(2)), names(FileAgreement.DONE));
        assertEquals(0, FileConsumer.backlog(server));
        assertEquals(Consumed.NOTHING, consumer.run());
    }

    @Test
    void whatIsBeingUploadedIsLeftAlone() throws Exception {
        server.put(FileAgreement.INBOX + "/" + name(1) + FileName.PART, "header".getBytes(UTF_8));

        assertEquals(Consumed.NOTHING, consumer("a", Passage.UNSEEN).run());

        assertEquals(List.of(name(1) + FileName.PART), names(FileAgreement.INBOX));
    }

    @Test
    void whatBreaksTheAgreementGoesToQuarantineWithTheReasonAndIsNotApplied() throws Exception {
        arrives(1, Agreements.rows(0, 3));
        byte[] whole = server.get(FileAgreement.INBOX + "/" + name(1));
        server.put(FileAgreement.INBOX + "/" + name(1), Arrays.copyOf(whole, whole.length / 2));
        server.put(FileAgreement.INBOX + "/grants.csv", whole);
        server.makeFolder(FileAgreement.INBOX + "/more");
        server.put(name(4), whole);
        server.put(FileAgreement.INBOX + "/" + name(5), new byte[5000]);

        assertEquals(new Consumed(0, 0, 0, 5), consumer("a", Passage.UNSEEN).run());

        assertEquals(Map.of(), times);
        assertEquals(List.of(), names(FileAgreement.INBOX));
        Map<String, String> reasons = names(FileAgreement.QUARANTINE).stream()
                .filter(name -> name.endsWith(".reason"))
                .collect(Collectors.toMap(name -> name, this::reason));
        assertEquals(
                Map.of(
                        "grants.csv.reason",
                        "work/a/grants.csv: its name is not points-YYYYMMDD-NNNNNN.csv\n",
                        "more.reason",
                        "work/a/more: it is a folder\n",
                        name(1) + ".reason",
                        "work/a/" + name(1) + ": it ends in line 4 without a trailer: it was cut short\n",
                        name(4) + ".reason",
                        name(4) + ": it lies beside inbox/ and not in it\n",
                        name(5) + ".reason",
                        "work/a/" + name(5) + ": it has 5000 bytes, more than 1547\n"),
                reasons);
    }

    private String reason(String name) {
        try {
            return new String(server.get(FileAgreement.QUARANTINE + "/" + name), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asManyFilesOfOneNameAsComeFindRoomInQuarantine() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.put(FileAgreement.INBOX + "/grants.csv", new byte[i]);
            assertEquals(1, consumer("a", Passage.UNSEEN).run().quarantined());
        }

        assertEquals(
                List.of(
                        "grants.csv",
                        "grants.csv.2",
                        "grants.csv.2.reason",
                        "grants.csv.3",
                        "grants.csv.3.reason",
                        "grants.csv.reason"),
                names(FileAgreement.QUARANTINE));
    }

    @Test
    void aFileThatComesAgainIsNotAppliedAgainAndAnotherOfItsNameIsNotApplied() throws Exception {
        arrives(1, Agreements.rows(0, 3));
        consumer("a", Passage.UNSEEN).run();
        arrives(1, Agreements.rows(0, 3));
        assertEquals(new Consumed(0, 0, 1, 0), consumer("a", Passage.UNSEEN).run());

        arrives(1, Agreements.rows(3, 6));
        assertEquals(new Consumed(0, 0, 0, 1), consumer("a", Passage.UNSEEN).run());

        assertEquals(once(3), times);
        assertEquals(
                "work/a/" + name(1) + ": another file of this name has been applied\n", reason(name(1) + ".reason"));
    }

    @RepeatedTest(20)
    void ofSeveralReceiversOneAppliesEachFile() throws Exception {
        for (int file = 0; file < 20; file++) {
            arrives(file + 1, Agreements.rows(file * 5, file * 5 + 5));
        }
        List<FileConsumer> consumers =
                List.of(consumer("a", Passage.UNSEEN), consumer("b", Passage.UNSEEN), consumer("c", Passage.UNSEEN));
        int files = 0;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (FileConsumer consumer : consumers) {
                consumer.prepare();
            }
            List<Future<Consumed>> all =
                    consumers.stream().map(each -> threads.submit(each::run)).toList();
            for (Future<Consumed> each : all) {
                files += each.get().applied();
            }
        }

        assertEquals(20, files);
        assertEquals(once(100), times);
        assertEquals(20, names(FileAgreement.DONE).size());
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "BEFORE_EFFECT", "AFTER_EFFECT", "BEFORE_MOVE", "AFTER_MOVE"})
    void whereverItIsKilledNothingIsLostAndIdsTellWhatIsRepeated(Failpoint point) throws Exception {
        arrives(1, Agreements.rows(0, 5));
        FileConsumer killed = consumer("a", new Killed(point));
        assertThrows(Killed.Kill.class, killed::run);
        assertEquals(point == Failpoint.AFTER_MOVE ? 0 : 1, FileConsumer.backlog(server));

        consumer("b", Passage.UNSEEN).prepare();
        assertEquals(Consumed.NOTHING, consumer("b", Passage.UNSEEN).run(), "it is the other's");
        consumer("a", Passage.UNSEEN).run();

        assertEquals(once(5).keySet(), times.keySet());
        int repeated = switch (point) {
            case AFTER_EFFECT -> 1;
            case BEFORE_MOVE -> 5;
            default -> 0;
        };
        assertEquals(5 + repeated, times.values().stream().mapToInt(i -> i).sum());
        assertEquals(List.of(name(1)), names(FileAgreement.DONE));
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_MOVE", "RECEIVED"})
    void whoMovesAFileAwayFirstLosesItWhenItIsKilled(Failpoint point) throws Exception {
        arrives(1, Agreements.rows(0, 5));
        assertThrows(Killed.Kill.class, movingFirst(new Killed(point))::run);

        assertEquals(Consumed.NOTHING, movingFirst(Passage.UNSEEN).run());

        assertEquals(Map.of(), times);
        assertEquals(List.of(name(1)), names(FileAgreement.DONE));
        arrives(2, Agreements.rows(0, 5));
        assertEquals(new Consumed(1, 5, 0, 0), movingFirst(Passage.UNSEEN).run());
        assertEquals(once(5), times);
    }

    private FileConsumer movingFirst(Passage passage) {
        RowEffect effect = row -> times.merge(row.id(), 1, Integer::sum);
        return new FileConsumer("a", AGREEMENT, server, effect, 1, passage, () -> Agreements.DAY, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aRowThatFailsIsAppliedTheNextTimeAndThoseBeforeItAreNot(int atOnce) throws Exception {
        arrives(1, Agreements.rows(0, 10));
        FileConsumer consumer = consumer("a", atOnce, Passage.UNSEEN, row -> {
            if (row.id() == 6 && !times.containsKey(-1L)) {
                times.put(-1L, 1);
                throw new IOException("refused");
            }
            times.merge(row.id(), 1, Integer::sum);
        });

        assertEquals("refused", assertThrows(IOException.class, consumer::run).getMessage());
        assertEquals(List.of(name(1)), names(FileAgreement.WORK + "/a"));
        assertEquals(new Consumed(1, 10, 0, 0), consumer.run());

        times.remove(-1L);
        assertEquals(once(10), times);
    }

    @Test
    void rowsAreNotAppliedAgainBecauseTheirFileCouldNotBeMovedAtOnce() throws Exception {
        arrives(1, Agreements.rows(0, 5));
        FileConsumer consumer = consumer("a", 1, Passage.UNSEEN, row -> {
            times.merge(row.id(), 1, Integer::sum);
            server.down(row.id() == 4);
        });
        assertThrows(IOException.class, consumer::run);
        server.down(false);

        assertEquals(new Consumed(1, 5, 0, 0), consumer.run());

        assertEquals(once(5), times);
    }

    @Test
    void oneAtATimeTheyAreAppliedInOrder() throws Exception {
        List<Long> order = Collections.synchronizedList(new ArrayList<>());
        arrives(1, Agreements.rows(0, 10));

        consumer("a", 1, Passage.UNSEEN, row -> order.add(row.id())).run();

        assertEquals(Agreements.rows(0, 10).stream().map(PointsRow::id).toList(), order);
    }

    @Test
    void whenTheServerIsDownThatIsSaid() throws Exception {
        arrives(1, Agreements.rows(0, 3));
        server.down(true);
        FileConsumer consumer = consumer("a", Passage.UNSEEN);
        assertThrows(IOException.class, consumer::run);

        server.down(false);

        assertEquals(1, consumer.run().applied());
        assertTrue(Files.exists(root.resolve(FileAgreement.DONE).resolve(name(1))));
    }
}
