package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.chapter.experiment.BrokenAgreements;
import slowcall.integrations.chapter.experiment.BulkCalls;
import slowcall.integrations.chapter.experiment.ChangesRead;
import slowcall.integrations.chapter.experiment.CodeOfFronts;
import slowcall.integrations.chapter.experiment.Commands;
import slowcall.integrations.chapter.experiment.FailureLogReplayed;
import slowcall.integrations.chapter.experiment.FanOut;
import slowcall.integrations.chapter.experiment.FilesTransferred;
import slowcall.integrations.chapter.experiment.FullBroker;
import slowcall.integrations.chapter.experiment.LateCommits;
import slowcall.integrations.chapter.experiment.OthersAccess;
import slowcall.integrations.chapter.experiment.Poison;
import slowcall.integrations.chapter.experiment.RepeatedCalls;
import slowcall.integrations.chapter.experiment.Repetitions;
import slowcall.integrations.chapter.experiment.SlowConsumer;
import slowcall.integrations.chapter.experiment.Subscribers;
import slowcall.integrations.chapter.experiment.ThreeSinks;
import slowcall.integrations.chapter.experiment.TwoReceivers;

/** Guards against experiments that do not work with real servers, or see something else than what is there: a few of everything. */
@Timeout(300)
class ExperimentsIT {
    @TempDir
    private static Path temporary;

    private static OpenWorkshop workshop;

    @BeforeAll
    static void open() {
        workshop = new OpenWorkshop(Size.SMOKE, temporary, text -> {});
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    @Test
    void whatIsCommittedLateIsMissedByTheLastIdAlone() throws Exception {
        assertEquals(new LateCommits.Passed(5, 5, 0, 0), new LateCommits(5).make(workshop));
    }

    @Test
    void ofThreeRulesOnlyOneLetsMessagesBeOvertaken() throws Exception {
        Map<String, Poison.Held> held = new Poison(40)
                .make(workshop).stream().collect(Collectors.toMap(Poison.Held::rule, Function.identity()));

        assertEquals(new Poison.Held("stop", List.of(5L, 15L, 25L, 35L), 0, 0, 0), held.get("stop"));
        assertEquals(0, held.get("stop-per-key").overtakenOfUser());
        assertTrue(held.get("stop-per-key").growth() > 0);
        assertTrue(held.get("skip").overtakenOfUser() > 0);
        assertEquals(List.of(1L, 1L, 1L, 1L), held.get("skip").backlogs());
    }

    @Test
    void filesArriveAsTheyWereSent() throws Exception {
        assertEquals(
                List.of(
                        new FilesTransferred.Transfer("csv", 4, 40, 40, 0, true),
                        new FilesTransferred.Transfer("jsonl", 4, 40, 40, 0, true)),
                new FilesTransferred(40).make(workshop));
        assertEquals(new TwoReceivers.Applied(20, 0, 0, 1), new TwoReceivers(40).make(workshop));
    }

    @Test
    void everyBrokenRuleIsNoticed() throws Exception {
        assertEquals(new BrokenAgreements.Found(12, 12, List.of(), 3, 3, true), new BrokenAgreements().make(workshop));
    }

    @Test
    void rowsArriveByCallsAndByFiles() throws Exception {
        List<BulkCalls.Timed> timed = new BulkCalls(List.of(10, 20), 3).make(workshop);

        assertEquals(List.of(10, 20), timed.stream().map(BulkCalls.Timed::rows).toList());
        assertEquals(List.of(0, 0), timed.stream().map(BulkCalls.Timed::missing).toList());
        assertEquals(
                List.of(3, 3),
                timed.stream().map(each -> each.fileMillis().size()).toList());
    }

    @Test
    void whoMayOnlyReadReadsEverythingAndWritesNothing() throws Exception {
        // Too few for a percentile.
        assertEquals(
                new OthersAccess.Seen(7, 7, 200, 200, 0, Double.NaN, Double.NaN),
                new OthersAccess(2, 50).make(workshop));
    }

    @Test
    void everySubscriberHearsEverything() throws Exception {
        List<Integer> none = List.of(0, 0, 0);

        assertEquals(new Subscribers.Heard(60, 0, 0, none, none, none), new Subscribers(20).make(workshop));
    }

    @Test
    void aCommandIsCarriedOutOnceOrMissed() throws Exception {
        Commands.CarriedOut seen = new Commands(20).make(workshop);

        assertEquals(new Commands.CarriedOut(1, 0, seen.sent(), 0, seen.least()), seen);
        assertTrue(seen.sent() >= 20 && seen.least() > 0, seen::toString);
    }

    @Test
    void whatWasNotSentIsSentFromTheLog() throws Exception {
        FailureLogReplayed.Replayed seen = new FailureLogReplayed(100).make(workshop);

        assertEquals(new FailureLogReplayed.Replayed(100, seen.missingBefore(), 0, 0, 0), seen);
        assertTrue(seen.missingBefore() > 0, seen::toString);
    }

    @Test
    void whatComesTwiceHasItsEffectOnceWhereIdsAreKnown() throws Exception {
        Repetitions.Effects seen = new Repetitions(50).make(workshop);

        assertEquals(new Repetitions.Effects(50, 5, 55, 50, 0, seen.together()), seen);
        assertEquals(new RepeatedCalls.Granted(5, 30, 5, 0, 15), new RepeatedCalls(5, 3).make(workshop));
    }

    @Test
    void aBacklogIsWhatWasSentAndNotDone() throws Exception {
        SlowConsumer.Buffered seen = new SlowConsumer(60).make(workshop);

        assertEquals(new SlowConsumer.Buffered(60, 0, seen.done(), 60 - seen.done(), 0), seen);
        assertTrue(seen.backlog() > 0, seen::toString);
    }

    @Test
    void aBrokerThatIsAwayTakesWhatThereIsRoomFor() throws Exception {
        FullBroker.Full seen = new FullBroker().make(workshop);

        assertEquals(new FullBroker.Full(seen.taken(), 1, 0), seen);
        assertTrue(seen.taken() > 0, seen::toString);
    }

    @Test
    void theLogHasEveryCommittedChangeAndNoReason() throws Exception {
        ChangesRead.Log seen = new ChangesRead(24).make(workshop);

        int committed = seen.order().committed();
        int rolledBack = seen.order().rolledBack();
        assertEquals(
                new ChangesRead.Log(
                        24,
                        24,
                        24,
                        24,
                        new ChangesRead.Order(committed, rolledBack, 0, 0, 0),
                        new ChangesRead.Meaning(2, 1, 2),
                        new ChangesRead.Copy(10, 10, true)),
                seen);
        assertEquals(24, committed + rolledBack);
        assertTrue(rolledBack > 0);
    }

    @Test
    void changesComeToEverySinkAndEveryReader() throws Exception {
        assertEquals(new ThreeSinks.Arrived(20, true, true, true), new ThreeSinks(20).make(workshop));
        assertEquals(List.of(0, 0, 0), new FanOut(2, 20, 200).make(workshop).missed());
    }

    @Test
    void anApplicationKnowsOfItsOutboxAndNotOfWhoReadsItsLog() throws Exception {
        assertEquals(
                Map.of("way-cdc", 0, "way-outbox-polling", 1),
                new CodeOfFronts(List.of("way-cdc", "way-outbox-polling")).make(workshop));
    }
}
