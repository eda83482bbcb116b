package slowcall.integrations;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.scheduling.annotation.Async;
import slowcall.integrations.async.Propagation;
import slowcall.integrations.chapter.experiment.SecretivePoints;

/** Guards against packages that come to know each other, and against calls that do not show that they are asynchronous. */
class ArchitectureTest {
    /** What stands beside {@link Propagation}, and so no tests. */
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Propagation.class.getProtectionDomain().getCodeSource().getLocation());

    private static final String OURS = "slowcall.integrations.";

    /** Which packages each may know: of this module by their short names, of the harness by their whole ones. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("async", Set.of("slowcall.service", "slowcall.strategy")),
            Map.entry("batch", Set.of("message", "parts", "slowcall.service")),
            Map.entry("cdc", Set.of("message")),
            Map.entry(
                    "chapter",
                    Set.of(
                            "kill",
                            "parts",
                            "subject",
                            "slowcall",
                            "slowcall.jvm",
                            "slowcall.plan",
                            "slowcall.report",
                            "slowcall.result",
                            "slowcall.service",
                            "slowcall.stats",
                            "slowcall.strategy")),
            Map.entry(
                    "chapter.claim",
                    Set.of("async", "chapter", "chapter.experiment", "slowcall.result", "slowcall.stats")),
            Map.entry(
                    "chapter.experiment",
                    Set.of(
                            "async",
                            "batch",
                            "cdc",
                            "chapter",
                            "effect",
                            "failure",
                            "kafka",
                            "kill",
                            "ledger",
                            "message",
                            "outbox",
                            "parts",
                            "subject",
                            "slowcall.jvm",
                            "slowcall.plan",
                            "slowcall.service",
                            "slowcall.stats",
                            "slowcall.strategy")),
            Map.entry("effect", Set.of("message", "slowcall.service")),
            Map.entry("failure", Set.of("slowcall.service")),
            Map.entry("kafka", Set.of("effect", "failure", "message")),
            Map.entry(
                    "kill",
                    Set.of(
                            "ledger",
                            "message",
                            "parts",
                            "subject",
                            "slowcall.jvm",
                            "slowcall.part",
                            "slowcall.plan",
                            "slowcall.result",
                            "slowcall.service",
                            "slowcall.strategy")),
            Map.entry("ledger", Set.of("slowcall.service", "slowcall.stats", "slowcall.strategy")),
            Map.entry("message", Set.of("failure", "slowcall.service")),
            Map.entry("outbox", Set.of("message")),
            Map.entry("parts", Set.of("slowcall.jvm", "slowcall.part", "slowcall.result")),
            Map.entry(
                    "subject",
                    Set.of(
                            "ledger",
                            "message",
                            "parts",
                            "slowcall.jvm",
                            "slowcall.part",
                            "slowcall.plan",
                            "slowcall.service",
                            "slowcall.strategy")),
            Map.entry(
                    "ways",
                    Set.of(
                            "async",
                            "batch",
                            "cdc",
                            "effect",
                            "failure",
                            "kafka",
                            "ledger",
                            "message",
                            "outbox",
                            "parts",
                            "subject",
                            "slowcall.jvm",
                            "slowcall.part",
                            "slowcall.plan",
                            "slowcall.service",
                            "slowcall.strategy")));

    /** Those that take times; all others are told them. */
    private static final Set<String> MAY_READ_THE_CLOCK =
            Set.of("chapter", "chapter.experiment", "kill", "parts", "subject");

    static Stream<String> packages() {
        return MAIN.stream()
                .map(type -> type.getPackageName().substring(OURS.length()))
                .distinct();
    }

    @Test
    void everyPackageHasARuleOfItsOwn() {
        assertEquals(new TreeSet<>(MAY_KNOW.keySet()), packages().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseBelowIt(String name) {
        knowsOnly(name, MAY_KNOW.get(name)).check(MAIN);
    }

    @Test
    void aPackageThatKnowsAnotherIsFound() {
        assertThrows(
                AssertionError.class,
                () -> knowsOnly("async", Set.of("slowcall.service")).check(MAIN));
    }

    private static ArchRule knowsOnly(String name, Set<String> others) {
        String[] allowed = Stream.concat(Stream.of(name), others.stream())
                .map(other -> other.startsWith("slowcall") ? other : OURS + other)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ofSlowcall = resideInAPackage("slowcall..");
        return classes()
                .that()
                .resideInAPackage(OURS + name)
                .should()
                .onlyDependOnClassesThat(not(ofSlowcall).or(resideInAnyPackage(allowed)));
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("slowcall.integrations.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void onlyThoseThatTakeTimesReadAClock(String name) {
        if (!MAY_READ_THE_CLOCK.contains(name)) {
            noClasses()
                    .that()
                    .resideInAPackage(OURS + name)
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .check(MAIN);
        }
    }

    @Test
    void anAsynchronousMethodSaysSoInItsName() {
        asynchronousMethodsSaySo().check(MAIN.that(not(type(SecretivePoints.class))));
    }

    @Test
    void anAsynchronousMethodThatDoesNotSaySoIsFound() {
        JavaClasses secretive = new ClassFileImporter().importClasses(SecretivePoints.class);

        var violation = assertThrows(
                AssertionError.class, () -> asynchronousMethodsSaySo().check(secretive));

        assertTrue(violation.getMessage().contains("SecretivePoints.grant"), violation::getMessage);
    }

    private static ArchRule asynchronousMethodsSaySo() {
        return methods().that().areAnnotatedWith(Async.class).should().haveNameMatching(".*Async.*");
    }
}
