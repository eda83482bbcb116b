package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a check that exists and is not asked, and against a verdict milder than its worst finding. */
class ChecksTest {
    @Test
    void aSoundRowIsValidWithoutReasons() {
        assertEquals(new Verdict(Verdict.Level.VALID, List.of()), Checks.judge(Rows.sound()));
    }

    @Test
    void aSuspicionMakesTheRowSuspect() {
        assertEquals(
                new Verdict(Verdict.Level.SUSPECT, List.of("listen-overflow:1 dropped")),
                Checks.judge(Rows.with("listen_overflows", "1")));
    }

    @Test
    void theWorstFindingDecidesAndEveryReasonIsNamed() {
        Verdict verdict = Checks.judge(Rows.with("listen_overflows", "1").putAll(Map.of("defects", "2")));

        assertEquals(Verdict.Level.INVALID, verdict.level());
        assertEquals(Set.of("ended-twice:2", "listen-overflow:1 dropped"), Set.copyOf(verdict.reasons()));
    }

    @Test
    void everyCheckIsAsked() {
        Set<String> checks = new ClassFileImporter()
                .importPackages("slowcall.validity").stream()
                        .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        Row everythingWrong = new Row()
                .putAll(Map.of(
                        "strategy",
                        "fixed-pool",
                        "offered",
                        "1",
                        "defects",
                        "1",
                        "undispatched",
                        "1",
                        "listen_overflows",
                        "1",
                        "ledger_lost",
                        "1"));

        List<String> reasons = Checks.judge(everythingWrong).reasons();

        assertFalse(checks.isEmpty());
        assertEquals(checks.size(), reasons.size(), () -> "a row that trips all of " + checks + " has " + reasons);
        reasons.forEach(reason -> assertFalse(reason.contains(";"), reason));
    }
}
