package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;
import slowcall.service.PointsCall;

/** Guards against rows that are marked and not granted. */
class BulkSenderTest {
    private final Books books = new Books();
    private final List<List<PointsCall>> calls = new ArrayList<>();

    @Test
    void grantsSoManyInACall() throws Exception {
        books.add(Agreements.rows(0, 25));

        assertEquals(3, new BulkSender(books, calls::add, 10, Passage.UNSEEN).run());

        assertEquals(List.of(10, 10, 5), calls.stream().map(List::size).toList());
        assertEquals(25, books.marked.size());
        assertEquals(new PointsCall(0, 0, 20), calls.getFirst().getFirst());
    }

    @Test
    void whatTheServiceDidNotGrantIsNotMarked() {
        books.add(Agreements.rows(0, 5));
        BulkSender sender = new BulkSender(
                books,
                refused -> {
                    throw new IOException("refused");
                },
                10,
                Passage.UNSEEN);

        assertThrows(IOException.class, sender::run);

        assertEquals(0, books.marked.size());
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_SEND", "AFTER_SEND", "BEFORE_MARK", "AFTER_MARK"})
    void whereverItIsKilledAtMostOneCallIsRepeated(Failpoint point) throws Exception {
        books.add(Agreements.rows(0, 25));
        BulkSender killed = new BulkSender(books, calls::add, 10, new Killed(point));
        assertThrows(Killed.Kill.class, killed::run);

        new BulkSender(books, calls::add, 10, Passage.UNSEEN).run();

        List<Long> granted =
                calls.stream().flatMap(List::stream).map(PointsCall::requestId).toList();
        boolean repeats = point == Failpoint.AFTER_SEND || point == Failpoint.BEFORE_MARK;
        assertEquals(repeats ? 35 : 25, granted.size());
        assertEquals(25, granted.stream().distinct().count());
    }
}
