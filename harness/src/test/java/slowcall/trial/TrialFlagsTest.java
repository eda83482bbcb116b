package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.plan.Target;

/** Guards against a target that a client sends the same request twice. */
class TrialFlagsTest {
    @Test
    void whatATargetDidNotAnswerIsNotSentAgain() {
        String once = "-Djdk.httpclient.redirects.retrylimit=1";
        Cell usual = Cells.of("\"virtual-threads\"");
        Cell target = Cells.through(Exchange.with(Target.parse("http://127.0.0.1:1/")), usual);

        assertTrue(Trial.flags(target).contains(once));
        assertFalse(Trial.flags(usual).contains(once));
    }
}
