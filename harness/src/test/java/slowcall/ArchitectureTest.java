package slowcall;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against packages that come to know each other, and against a strategy that measures itself. */
class ArchitectureTest {
    /** What stands beside {@link Experiment}, and so no tests. */
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Experiment.class.getProtectionDomain().getCodeSource().getLocation());

    /** Which of our packages each of them may know. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("plan", Set.of()),
            Map.entry("jvm", Set.of()),
            Map.entry("part", Set.of("jvm", "result")),
            Map.entry("stats", Set.of()),
            Map.entry("result", Set.of("stats")),
            Map.entry("service", Set.of("plan", "jvm")),
            Map.entry("strategy", Set.of("plan", "service", "part")),
            Map.entry("measure", Set.of("jvm", "plan", "service", "strategy", "result")),
            Map.entry("load", Set.of("plan", "measure", "strategy")),
            Map.entry("calibration", Set.of("plan", "jvm", "result", "service", "strategy", "measure", "load")),
            Map.entry("validity", Set.of("plan", "jvm", "stats", "measure", "result", "strategy")),
            Map.entry(
                    "trial",
                    Set.of(
                            "plan",
                            "jvm",
                            "part",
                            "stats",
                            "result",
                            "service",
                            "strategy",
                            "measure",
                            "load",
                            "validity")),
            Map.entry(
                    "selfcheck",
                    Set.of(
                            "plan",
                            "jvm",
                            "stats",
                            "result",
                            "service",
                            "strategy",
                            "measure",
                            "load",
                            "validity",
                            "trial",
                            "compare")),
            // Reads what runs have left, and makes a run of it.
            Map.entry("merge", Set.of("", "plan", "result", "load", "trial", "validity")),
            Map.entry("compare", Set.of("result", "stats", "report")),
            // Builds plans and has them run: above the flow itself.
            Map.entry("tune", Set.of("", "plan", "result", "stats", "load", "strategy", "report", "validity")),
            Map.entry("report", Set.of("result")),
            Map.entry("report.run", Set.of("report", "result", "stats", "validity")),
            // The flow itself: Experiment and what it is made of.
            Map.entry(
                    "",
                    Set.of(
                            "trial",
                            "calibration",
                            "validity",
                            "result",
                            "plan",
                            "service",
                            "strategy",
                            "jvm",
                            "part")));

    /** Those that take times; all others are told them. */
    private static final Set<String> MAY_READ_THE_CLOCK =
            Set.of("", "jvm", "load", "measure", "trial", "service", "calibration", "selfcheck");

    static Stream<String> packages() {
        return packagesOf(MAIN).stream();
    }

    private static Set<String> packagesOf(JavaClasses classes) {
        return classes.stream()
                .map(type -> type.getPackageName().replaceFirst("^slowcall\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void looksAtThePackagesOfTheDesign() {
        assertTrue(packagesOf(MAIN)
                .containsAll(Set.of(
                        "",
                        "plan",
                        "jvm",
                        "stats",
                        "result",
                        "service",
                        "strategy",
                        "measure",
                        "load",
                        "validity",
                        "trial")));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyPackageHasARuleOfItsOwn(String name) {
        assertTrue(MAY_KNOW.containsKey(name), "say here which of our packages slowcall." + name + " may know");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseBelowIt(String name) {
        knowsOnly(name, MAY_KNOW.get(name)).check(MAIN);
    }

    @Test
    void aPackageThatKnowsAnotherIsFound() {
        Set<String> allButStrategy = Set.of("plan", "service", "result");

        assertThrows(
                AssertionError.class, () -> knowsOnly("measure", allButStrategy).check(MAIN));
    }

    private static ArchRule knowsOnly(String name, Set<String> others) {
        String[] allowed = Stream.concat(Stream.of(name), others.stream())
                .map(ArchitectureTest::qualified)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ofOthers = resideInAPackage("slowcall..");
        return classes()
                .that()
                .resideInAPackage(qualified(name))
                .should()
                .onlyDependOnClassesThat(not(ofOthers).or(resideInAnyPackage(allowed)));
    }

    private static String qualified(String name) {
        return name.isEmpty() ? "slowcall" : "slowcall." + name;
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("slowcall.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void noPackageIsADrawerForOddsAndEnds(String name) {
        assertTrue(Stream.of(name.split("\\.", -1))
                .noneMatch(Set.of("common", "core", "util", "utils", "impl")::contains));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void onlyThoseThatTakeTimesReadTheMonotonicClock(String name) {
        Set<String> readers = callers("nanoTime").stream()
                .filter(type -> type.getPackageName().equals(qualified(name)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(MAY_READ_THE_CLOCK.contains(name) || readers.isEmpty(), () -> readers + " read the clock");
    }

    @Test
    void theClocksReadersAreFoundAtAll() {
        List<String> readers =
                callers("nanoTime").stream().map(JavaClass::getName).toList();

        assertTrue(readers.contains("slowcall.measure.MeasuredRequest"), readers::toString);
        assertTrue(readers.contains("slowcall.load.Clock$1"), readers::toString);
    }

    @Test
    void strategiesReadNoClockOfAnyKind() {
        noClasses()
                .that()
                .resideInAPackage("slowcall.strategy")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.time.."))
                .check(MAIN);
    }

    @Test
    void theWallClockIsForLabelsAndStartsTogetherAndNeverInMilliseconds() {
        assertEquals(List.of(), callers("currentTimeMillis"));
        assertEquals(
                Set.of("slowcall.OpenRun", "slowcall.selfcheck.SelfChecks", "slowcall.trial.WallClock"),
                callersOf("java.time.Instant", "now").stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet()));
    }

    private static List<JavaClass> callers(String method) {
        return callersOf("java.lang.System", method);
    }

    private static List<JavaClass> callersOf(String owner, String method) {
        return MAIN.stream()
                .filter(type -> Stream.concat(
                                type.getMethodCallsFromSelf().stream()
                                        .map(JavaMethodCall::getTarget)
                                        .map(target -> target.getOwner().getName() + "." + target.getName()),
                                type.getMethodReferencesFromSelf().stream()
                                        .map(reference ->
                                                reference.getTarget().getOwner().getName() + "."
                                                        + reference.getTarget().getName()))
                        .anyMatch((owner + "." + method)::equals))
                .toList();
    }
}
