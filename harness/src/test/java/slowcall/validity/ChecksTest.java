package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.result.Row;

/** Guards against a check that exists and is not asked, and against a verdict milder than its worst finding. */
class ChecksTest {
    static Stream<Check> checks() {
        return Checks.all().stream();
    }

    @Test
    void aSoundRowIsJudgedByAllAndValidWithoutReasons() {
        checks().forEach(check -> assertTrue(check.judges(Rows.sound()), check.code()));
        assertEquals(new Verdict(Verdict.Level.VALID, List.of()), Checks.judge(Rows.sound()));
    }

    @Test
    void aSuspicionMakesTheRowSuspect() {
        assertEquals(
                new Verdict(Verdict.Level.SUSPECT, List.of("listen-overflow:connections dropped 1 > 0")),
                Checks.judge(Rows.with("listen_overflows", "1")));
    }

    @Test
    void theWorstFindingDecidesAndEveryReasonIsNamed() {
        assertEquals(
                new Verdict(
                        Verdict.Level.INVALID, List.of("ended-twice:second ends 2 > 0", "steal:stolen 2.5 % > 1 %")),
                Checks.judge(Rows.with(Map.of("steal_percent", "2.5", "defects", "2"))));
    }

    @Test
    void allFiguresOfACheckAreOneReason() {
        assertEquals(
                List.of("generator-lag:p50 2 ms > 1 ms, more than 5 ms late 7.3 % > 1 %"),
                Checks.judge(Rows.with(Map.of("generator_wakeup_p50_ms", "2.0", "generator_late_percent", "7.3")))
                        .reasons());
    }

    @Test
    void whatATrialSaidWhenItFailedIsOneReason() {
        assertEquals(
                new Verdict(Verdict.Level.INVALID, List.of("trial-failed:exit 3, no memory")),
                Checks.failed("exit 3; no memory"));
        assertFalse(Checks.remedy(Checks.FAILED).isEmpty());
    }

    @Test
    void anEmptyRowIsOnlyMissedByThoseThatWantItsEnd() {
        assertEquals(
                List.of("undrained:still busy 30 s after the last deadline"),
                Checks.judge(new Row()).reasons());
    }

    @Test
    void everyCheckIsAsked() {
        Set<String> classes = new ClassFileImporter()
                .importPackages("slowcall.validity").stream()
                        .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        assertEquals(
                classes, checks().map(check -> check.getClass().getSimpleName()).collect(Collectors.toSet()));
    }

    @Test
    void everyCodeIsUnique() {
        Set<String> seen = new HashSet<>(Set.of(Checks.FAILED));
        checks().forEach(check -> assertTrue(seen.add(check.code()), check.code()));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyCheckSaysWhatItDoesAndWhatToDo(Check check) {
        assertTrue(check.code().matches("[a-z][a-z-]*"), check.code());
        assertEquals(check.remedy(), Checks.remedy(check.code()));
        assertFalse(check.thresholds().isEmpty());
        Stream.concat(
                        Stream.of(check.looksAt(), check.remedy()),
                        check.thresholds().stream().flatMap(at -> Stream.of(at.name(), at.reason())))
                .forEach(text -> assertFalse(text.isBlank() || text.contains("|") || text.contains("\n"), text));
        check.thresholds().forEach(threshold -> assertFalse(threshold.name().contains(";"), threshold.name()));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void noThresholdIsMilderThanValid(Check check) {
        check.thresholds().forEach(threshold -> assertTrue(threshold.level() != Verdict.Level.VALID, threshold.name()));
    }

    @Test
    void aCodeOfNobodyHasNoRemedy() {
        assertEquals("", Checks.remedy("phlogiston"));
    }
}
