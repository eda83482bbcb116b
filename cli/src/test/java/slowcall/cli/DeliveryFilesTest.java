package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;

/** Guards the files that only a cluster, a container runtime or GitHub could try: as far as reading them goes. */
class DeliveryFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path MANIFEST = ROOT.resolve("deploy/kubernetes/shards.yaml");
    private static final Path DOCKERFILE = ROOT.resolve("Dockerfile");
    private static final Pattern USES = Pattern.compile("^ *(?:- )?uses: *(.*)$", Pattern.MULTILINE);

    private static String version() throws IOException {
        Matcher matcher =
                Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(matcher.find());
        return matcher.group(1);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (var values = yaml.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
            return values.readAll();
        }
    }

    private static JsonNode document(String kind) throws IOException {
        return documents(MANIFEST).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode job() throws IOException {
        return document("Job").path("spec");
    }

    private static JsonNode pod() throws IOException {
        return job().path("template").path("spec");
    }

    private static JsonNode container() throws IOException {
        return pod().path("containers").path(0);
    }

    private static String variable(String name) throws IOException {
        return children(container().path("env")).stream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String command() throws IOException {
        return container().path("command").path(2).asText();
    }

    @Test
    void everyObjectOfTheClusterHasItsNameAndKind() throws IOException {
        List<JsonNode> documents = documents(MANIFEST);

        assertEquals(
                List.of("ConfigMap", "PersistentVolumeClaim", "Job"),
                documents.stream()
                        .map(document -> document.path("kind").asText())
                        .toList());
        for (JsonNode document : documents) {
            assertTrue(document.hasNonNull("apiVersion"), document::toString);
            String name = document.path("metadata").path("name").asText();
            assertTrue(name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"), name);
        }
    }

    @Test
    void asManyPodsRunAtOnceAsThereAreShards() throws IOException {
        assertEquals("Indexed", job().path("completionMode").asText());
        assertEquals(variable("SHARDS"), job().path("completions").asText());
        assertEquals(variable("SHARDS"), job().path("parallelism").asText());
        assertEquals(0, job().path("backoffLimit").asInt(-1));
        assertEquals("Never", pod().path("restartPolicy").asText());
        assertTrue(command().contains("--shard \"$$((JOB_COMPLETION_INDEX + 1))/$SHARDS\""), command());
        assertTrue(command().startsWith("exec java "), command());
    }

    @Test
    void theCommandHasNoOptionThatRunHasNot() throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Set<String> known = Main.commandLine(nowhere, nowhere)
                .getSubcommands()
                .get("run")
                .getCommandSpec()
                .optionsMap()
                .keySet();

        Matcher option = Pattern.compile("(?<= )--[a-z-]+").matcher(command());
        List<String> unknown = option.results()
                .map(found -> found.group())
                .filter(name -> !known.contains(name))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void thePodsMayDoNoMoreThanTheyNeed() throws IOException {
        assertTrue(pod().path("securityContext").path("runAsNonRoot").asBoolean());
        assertEquals(10001, pod().path("securityContext").path("runAsUser").asInt());
        assertEquals(
                "RuntimeDefault",
                pod().path("securityContext")
                        .path("seccompProfile")
                        .path("type")
                        .asText());
        assertFalse(pod().path("automountServiceAccountToken").asBoolean(true));
        JsonNode context = container().path("securityContext");
        assertFalse(context.path("allowPrivilegeEscalation").asBoolean(true));
        assertTrue(context.path("readOnlyRootFilesystem").asBoolean());
        assertEquals("ALL", context.path("capabilities").path("drop").path(0).asText());
    }

    @Test
    void whatThePodsMountIsThere() throws IOException {
        Set<String> volumes = children(pod().path("volumes")).stream()
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        Map<String, String> mounts = children(container().path("volumeMounts")).stream()
                .collect(Collectors.toMap(
                        mount -> mount.path("mountPath").asText(),
                        mount -> mount.path("name").asText()));

        assertTrue(volumes.containsAll(mounts.values()), mounts::toString);
        assertEquals(Set.of("/plan", "/results", "/tmp", "/work"), mounts.keySet());
        assertEquals(
                "slowcall-plan",
                document("ConfigMap").path("metadata").path("name").asText());
        assertEquals(
                "slowcall-results",
                document("PersistentVolumeClaim").path("metadata").path("name").asText());
    }

    /** Two generators on a node would measure one another. */
    @Test
    void noNodeHasTwoPods() throws IOException {
        JsonNode apart = pod().path("affinity")
                .path("podAntiAffinity")
                .path("requiredDuringSchedulingIgnoredDuringExecution")
                .path(0);

        assertEquals("kubernetes.io/hostname", apart.path("topologyKey").asText());
        assertEquals(
                job().path("template").path("metadata").path("labels"),
                apart.path("labelSelector").path("matchLabels"));
    }

    @Test
    void aPodHasWholeProcessorsToItself() throws IOException {
        JsonNode resources = container().path("resources");

        assertEquals(resources.path("requests"), resources.path("limits"));
        assertTrue(resources.path("limits").path("cpu").asText().matches("[1-9][0-9]*"), resources::toString);
    }

    @Test
    void thePlanInItCanBeReadAndCallsOnlyWhatTheCommandAllows() throws IOException {
        Plan plan = PlanFile.parse(
                "plan.json",
                document("ConfigMap").path("data").path("plan.json").asText());

        Matcher allowed = Pattern.compile("--allow-target (\\S+)").matcher(command());
        assertTrue(allowed.find(), command());
        AllowedTargets.parse(List.of(allowed.group(1))).require(plan);
        assertEquals(1, plan.targets().size());
    }

    @Test
    void imagesAreOfThisVersion() throws IOException {
        assertEquals("slowcall:" + version(), container().path("image").asText());
        assertTrue(Files.readString(DOCKERFILE).contains("image.version=\"" + version() + "\""));
    }

    @Test
    void theContainersBasesArePinnedByDigest() throws IOException {
        List<String> bases = Files.readAllLines(DOCKERFILE).stream()
                .filter(line -> line.startsWith("FROM "))
                .toList();

        assertEquals(2, bases.size());
        assertTrue(
                bases.stream().allMatch(base -> base.matches("FROM [a-z-]+:[\\w.-]+@sha256:[0-9a-f]{64}( AS [a-z]+)?")),
                bases::toString);
    }

    @Test
    void theImageHasNoBuildToolsAndIsNotRunByRoot() throws IOException {
        String file = Files.readString(DOCKERFILE);
        String image = file.substring(file.lastIndexOf("\nFROM "));

        assertTrue(image.contains("-jre-"), image);
        assertFalse(image.contains("mvn") || image.contains("apt-get") || image.contains("curl"), image);
        assertTrue(image.contains("\nUSER 10001:10001\n"), image);
        for (String line :
                image.lines().filter(each -> each.startsWith("COPY ")).toList()) {
            assertTrue(line.startsWith("COPY --from=build "), line);
        }
    }

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereIsAWorkflowForBuildsAndOneForReleases() throws IOException {
        assertEquals(
                List.of("build.yml", "release.yml"),
                workflows().stream().map(file -> file.getFileName().toString()).toList());
    }

    /** A tag may point at something else tomorrow. */
    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsNamedByItsCommit(Path workflow) throws IOException {
        List<String> actions = USES.matcher(Files.readString(workflow))
                .results()
                .map(found -> found.group(1).strip())
                .toList();

        assertFalse(actions.isEmpty());
        for (String action : actions) {
            assertTrue(action.matches("[A-Za-z0-9._/-]+@[0-9a-f]{40} # v[0-9.]+"), action);
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aWorkflowMayReadOnlyUnlessAJobSaysWhatElse(Path workflow) throws IOException {
        JsonNode read = documents(workflow).getFirst();

        assertEquals("{\"contents\":\"read\"}", read.path("permissions").toString());
        for (JsonNode job : read.path("jobs")) {
            assertTrue(job.path("timeout-minutes").asInt() > 0, job::toString);
            for (JsonNode step : job.path("steps")) {
                if (step.path("uses").asText().startsWith("actions/checkout@")) {
                    assertFalse(step.path("with").path("persist-credentials").asBoolean(true), step::toString);
                }
            }
        }
        String text = Files.readString(workflow);
        assertFalse(text.contains("pull_request_target") || text.contains("write-all"), workflow::toString);
    }

    /** What somebody else could choose would be run by the shell. */
    @ParameterizedTest
    @MethodSource("workflows")
    void noScriptHasAnExpressionInIt(Path workflow) throws IOException {
        List<String> scripts = new ArrayList<>();
        for (JsonNode job : documents(workflow).getFirst().path("jobs")) {
            for (JsonNode step : job.path("steps")) {
                scripts.add(step.path("run").asText());
            }
        }

        assertFalse(String.join("\n", scripts).contains("${{"), scripts::toString);
    }

    @Test
    void citesThisVersion() throws IOException {
        JsonNode citation = documents(ROOT.resolve("CITATION.cff")).getFirst();

        assertEquals(version(), citation.path("version").asText());
        for (String required : List.of("cff-version", "message", "title", "authors")) {
            assertTrue(citation.hasNonNull(required), required);
        }
    }

    private record Script(int exitCode, String output) {}

    private static Optional<Script> releaseNotes(String version, Path changelog)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/bin/bash"))) {
            return Optional.empty();
        }
        Process script = new ProcessBuilder(
                        "/bin/bash", ROOT.resolve(".ci/release-notes").toString(), version, changelog.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Optional.of(new Script(script.waitFor(), output.strip()));
    }

    @Test
    void aReleasesNotesAreItsSectionOfTheChangelog(@TempDir Path folder) throws Exception {
        Path changelog = Files.writeString(folder.resolve("CHANGELOG.md"), """
                # Changelog

                ## [Unreleased]
                - later

                ## [1.1.0] - 2026-04-01

                ### Added
                - this

                ## [1.0.0] - 2026-03-01
                - before

                [1.0.0]: https://example.org/
                """);

        Optional<Script> notes = releaseNotes("1.1.0", changelog);
        assumeTrue(notes.isPresent(), "there is no bash");
        assertEquals(new Script(0, "### Added\n- this"), notes.get());
        assertEquals(Optional.of(new Script(0, "- before")), releaseNotes("1.0.0", changelog));
        assertEquals(2, releaseNotes("1.2.0", changelog).orElseThrow().exitCode());
        assertEquals(2, releaseNotes("1.1", changelog).orElseThrow().exitCode());
    }
}
