package slowcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guards against what turns data into code: serialized objects, type names in JSON, scripts, command lines for a shell. */
class SecurityRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Experiment.class.getProtectionDomain().getCodeSource().getLocation());

    /** Reads an object as no class of ours may. */
    @SuppressWarnings("UnusedMethod") // ArchUnit looks at it.
    private static final class Careless {
        static Object read(ObjectInputStream in) throws Exception {
            return in.readObject();
        }
    }

    private static ArchRule noneKnows(String... names) {
        return noClasses().should().dependOnClassesThat().haveNameMatching(String.join("|", names));
    }

    @Test
    void nobodyReadsSerializedObjects() {
        ArchRule rule = noneKnows("java\\.io\\.Object(In|Out)putStream", "java\\.beans\\.XML.*", "java\\.rmi\\..*");

        rule.check(MAIN);
        assertThrows(AssertionError.class, () -> rule.check(new ClassFileImporter().importClasses(Careless.class)));
    }

    @Test
    void jsonNamesNoTypes() {
        noneKnows(
                        "com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo.*",
                        "com\\.fasterxml\\.jackson\\.databind\\.jsontype\\..*",
                        "com\\.fasterxml\\.jackson\\.databind\\.ObjectMapper\\$DefaultTyping")
                .check(MAIN);
    }

    @Test
    void nobodyRunsScripts() {
        noneKnows("javax\\.script\\..*", "javax\\.naming\\..*").check(MAIN);
    }

    /** They start JVMs, by lists of words. */
    @Test
    void onlyThoseThatStartJvmsStartProcesses() {
        Set<String> starters = MAIN.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getName().equals(ProcessBuilder.class.getName())))
                .map(type -> type.getPackageName())
                .collect(Collectors.toSet());

        assertEquals(Set.of("slowcall.jvm"), starters);
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(MAIN);
        noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(MAIN);
    }
}
