package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.message.FakeSender;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;

/** Guards against a message that overtakes one that failed, where the rule forbids it, and waits where it does not. */
@Timeout(60)
class SendingTest {
    private final FakeSender broker = new FakeSender();

    /** At position 10 the message 10 of user 0, at 11 that of user 1, and so on. */
    private static List<Entry> entries(int users, int... ids) {
        List<Entry> entries = new ArrayList<>();
        for (int id : ids) {
            entries.add(new Entry(id, new Message(id, id % users, 0, Intent.EVENT), 0));
        }
        return entries;
    }

    private static List<Long> positions(List<Entry> entries) {
        return entries.stream().map(Entry::position).toList();
    }

    private static List<Long> failed(Sending.Result result) {
        return result.failed().stream()
                .map(failure -> failure.entry().position())
                .toList();
    }

    /** What the broker has, whoever was first of those that had not to wait for each other. */
    private List<Long> taken() {
        return broker.taken().stream().sorted().toList();
    }

    private Sending.Result send(OrderRule rule, List<Entry> entries) throws InterruptedException {
        return new Sending(broker, rule).send(entries);
    }

    @ParameterizedTest
    @EnumSource(OrderRule.class)
    void sendsAllInOrderIfNoneFails(OrderRule rule) throws Exception {
        List<Entry> entries = entries(1, 10, 11, 12, 13);

        Sending.Result result = send(rule, entries);

        assertEquals(List.of(10L, 11L, 12L, 13L), rule == OrderRule.SKIP ? taken() : broker.taken());
        assertEquals(entries, result.sent());
        assertEquals(List.of(), result.failed());
    }

    @Test
    void stopSendsNoneBehindOneThatFailed() throws Exception {
        broker.refuse(12);

        Sending.Result result = send(OrderRule.STOP, entries(2, 10, 11, 12, 13, 14));

        assertEquals(List.of(10L, 11L), broker.taken());
        assertEquals(List.of(10L, 11L), positions(result.sent()));
        assertEquals(List.of(12L), failed(result));
    }

    @Test
    void stopPerKeyHoldsBackThatUsersAlone() throws Exception {
        broker.refuse(12);

        Sending.Result result = send(OrderRule.STOP_PER_KEY, entries(2, 10, 11, 12, 13, 14, 15));

        assertEquals(List.of(10L, 11L, 13L, 15L), taken());
        assertEquals(
                List.of(11L, 13L, 15L),
                broker.taken().stream().filter(id -> id % 2 == 1).toList());
        assertEquals(List.of(10L, 11L, 13L, 15L), positions(result.sent()));
        assertEquals(List.of(12L), failed(result));
    }

    @Test
    void skipSendsAllOthers() throws Exception {
        broker.refuse(10, 12);

        Sending.Result result = send(OrderRule.SKIP, entries(2, 10, 11, 12, 13, 14));

        assertEquals(List.of(11L, 13L, 14L), taken());
        assertEquals(List.of(11L, 13L, 14L), positions(result.sent()));
        assertEquals(List.of(10L, 12L), failed(result));
    }

    /** Acknowledges when it is told to. */
    private static final class Patient implements Sender {
        private final Map<Long, CompletableFuture<Void>> open = new LinkedHashMap<>();

        @Override
        public synchronized CompletableFuture<Void> send(Message message) {
            return open.computeIfAbsent(message.id(), id -> new CompletableFuture<>());
        }

        synchronized List<Long> begun() {
            return open.keySet().stream().sorted().toList();
        }

        synchronized CompletableFuture<Void> of(long id) {
            return open.get(id);
        }
    }

    private static void awaitBegun(Patient broker, Long... ids) throws InterruptedException {
        while (!broker.begun().equals(List.of(ids))) {
            Thread.sleep(2);
        }
    }

    @Test
    void stopBeginsOneWhenTheOneBeforeItWasAcknowledged() throws Exception {
        Patient patient = new Patient();
        Thread sending = begin(patient, OrderRule.STOP, entries(1, 10, 11));

        awaitBegun(patient, 10L);
        patient.of(10).complete(null);
        awaitBegun(patient, 10L, 11L);
        patient.of(11).complete(null);

        sending.join();
    }

    @Test
    void stopPerKeyBeginsOneOfEachUserAtTheSameTime() throws Exception {
        Patient patient = new Patient();
        Thread sending = begin(patient, OrderRule.STOP_PER_KEY, entries(2, 10, 11, 12));

        awaitBegun(patient, 10L, 11L);
        patient.of(10).complete(null);
        patient.of(11).complete(null);
        awaitBegun(patient, 10L, 11L, 12L);
        patient.of(12).complete(null);

        sending.join();
    }

    @Test
    void stopPerKeyLetsNobodyWaitForAnother() throws Exception {
        Patient patient = new Patient();
        Thread sending = begin(patient, OrderRule.STOP_PER_KEY, entries(2, 10, 11, 12, 14));

        awaitBegun(patient, 10L, 11L);
        patient.of(10).complete(null);
        awaitBegun(patient, 10L, 11L, 12L);
        patient.of(12).complete(null);
        awaitBegun(patient, 10L, 11L, 12L, 14L);
        patient.of(14).complete(null);
        patient.of(11).complete(null);

        sending.join();
    }

    @Test
    void whatEndsASendersThreadEndsTheSending() {
        Sender broken = message -> {
            throw new NoClassDefFoundError("driver");
        };

        var failure = assertThrows(
                NoClassDefFoundError.class, () -> new Sending(broken, OrderRule.SKIP).send(entries(1, 10, 11)));

        assertEquals("driver", failure.getMessage());
    }

    @Test
    void skipBeginsAllAtTheSameTime() throws Exception {
        Patient patient = new Patient();
        Thread sending = begin(patient, OrderRule.SKIP, entries(1, 10, 11, 12));

        awaitBegun(patient, 10L, 11L, 12L);
        for (long id : new long[] {12, 11, 10}) {
            patient.of(id).complete(null);
        }

        sending.join();
    }

    private static Thread begin(Sender sender, OrderRule rule, List<Entry> entries) {
        return Thread.ofPlatform().start(() -> {
            try {
                var unused = new Sending(sender, rule).send(entries);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void anInterruptIsNotTakenForAFailure() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> new Sending(new Patient(), OrderRule.STOP).send(entries(1, 10)));

        assertFalse(Thread.interrupted());
    }

    @Test
    void aSenderThatFailsAtOnceAndOneThatFailsLaterAreTheSame() throws Exception {
        Sender late = message -> CompletableFuture.supplyAsync(() -> {
            throw new UncheckedIOException(new IOException("late"));
        });

        Sending.Result result = new Sending(late, OrderRule.STOP).send(entries(1, 10, 11));

        assertEquals(List.of(10L), failed(result));
        assertEquals(List.of(), result.sent());
        assertEquals(
                UncheckedIOException.class, result.failed().getFirst().cause().getClass());
        broker.refuse(10);
        assertEquals(
                "refused 10",
                send(OrderRule.STOP, entries(1, 10)).failed().getFirst().cause().getMessage());
    }
}
