package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against books that agree with any trial because they lose or invent calls themselves. */
@Timeout(60)
class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void countsEachRequestsCallsAndKeepsTheTimeOfTheFirst() {
        ledger.apply(0, false, 100);
        ledger.apply(2, false, 300);
        ledger.apply(2, false, 400);

        LedgerEntries entries = read();

        assertEquals(3, entries.ids());
        assertEquals(
                List.of(1, 0, 2),
                IntStream.range(0, 3).mapToObj(entries::applied).toList());
        assertEquals(100, entries.firstAppliedNanos(0));
        assertEquals(0, entries.firstAppliedNanos(1));
        assertEquals(300, entries.firstAppliedNanos(2));
    }

    @Test
    void aCallThatIsToGrantOnceHasNoSecondEffect() {
        assertTrue(ledger.apply(4, true, 100));
        assertFalse(ledger.apply(4, true, 200));
        ledger.apply(5, false, 300);
        ledger.apply(5, false, 400);
        ledger.apply(6, false, 500);
        ledger.apply(6, true, 600);

        LedgerEntries entries = read();

        assertEquals(List.of(2, 2, 2), List.of(entries.applied(4), entries.applied(5), entries.applied(6)));
        assertEquals(List.of(1, 2, 1), List.of(entries.effects(4), entries.effects(5), entries.effects(6)));
        assertEquals(100, entries.firstAppliedNanos(4));
        assertEquals(0, entries.effects(7));
    }

    @Test
    void idsBeyondTheHighestWereNeverApplied() {
        ledger.apply(1, false, 100);

        assertEquals(0, read().applied(2));
        assertEquals(0, read().firstAppliedNanos(1_000_000));
    }

    @Test
    void anEmptyLedgerIsEmpty() {
        assertEquals(0, read().ids());
        assertEquals(0, ledger.encode().length);
    }

    @Test
    void callsOfTheWarmUpAreNotKept() {
        ledger.apply(-1, false, 100);
        ledger.apply(Long.MIN_VALUE, false, 100);

        assertEquals(0, read().ids());
        assertEquals(0, ledger.outOfRange());
    }

    @Test
    void anIdThatNoTrialUsesIsCountedAndTakesNoRoom() {
        ledger.apply(Ledger.MOST_IDS, false, 100);
        ledger.apply(Long.MAX_VALUE, false, 100);

        assertEquals(2, ledger.outOfRange());
        assertEquals(0, read().ids());
    }

    @Test
    void keepsIdsAcrossItsChunks() {
        for (int id = 16_380; id < 16_390; id++) {
            ledger.apply(id, false, id);
        }
        ledger.apply(50_000, false, 50_000);

        LedgerEntries entries = read();

        assertEquals(50_001, entries.ids());
        for (int id = 16_380; id < 16_390; id++) {
            assertEquals(1, entries.applied(id));
            assertEquals(id, entries.firstAppliedNanos(id));
        }
        assertEquals(0, entries.applied(40_000));
    }

    @Test
    void refusesBooksThatWereCutOffOnTheWay() {
        ledger.apply(0, false, 100);
        byte[] encoded = ledger.encode();

        assertThrows(
                IllegalArgumentException.class,
                () -> new LedgerEntries(java.util.Arrays.copyOf(encoded, encoded.length - 1)));
    }

    /** 16 threads apply the same 40,000 ids in different orders. */
    @Test
    void countsExactlyUnderManyThreads() throws InterruptedException {
        int ids = 40_000;
        List<Thread> threads = IntStream.range(0, 16)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < ids; i++) {
                        ledger.apply((i + thread * 2500) % ids, false, 7);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        LedgerEntries entries = read();

        assertEquals(ids, entries.ids());
        assertTrue(IntStream.range(0, ids).allMatch(id -> entries.applied(id) == 16));
        assertTrue(IntStream.range(0, ids).allMatch(id -> entries.firstAppliedNanos(id) == 7));
    }

    private LedgerEntries read() {
        return new LedgerEntries(ledger.encode());
    }
}
