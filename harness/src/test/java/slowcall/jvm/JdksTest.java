package slowcall.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a trial on another JDK than the plan names. */
class JdksTest {
    @TempDir
    private Path folder;

    @Test
    void findsAJdkByItsFeatureVersion() throws IOException {
        Path old = jdk("jvm/jdk-17", "17.0.9");
        Path wanted = jdk("jvm/jdk-21", "21.0.5");
        Jdks jdks = new Jdks(List.of(old, wanted));

        assertEquals(Optional.of(new Jdk(wanted, "21.0.5")), jdks.find("21"));
        assertEquals(Optional.empty(), jdks.find("25"));
        assertEquals(Map.of(17, new Jdk(old, "17.0.9"), 21, new Jdk(wanted, "21.0.5")), jdks.byFeature());
    }

    @Test
    void findsAJdkByItsFolder() throws IOException {
        Path home = jdk("anywhere", "25.0.1+8-LTS");

        Optional<Jdk> found = new Jdks(List.of()).find(home.toString());

        assertEquals(25, found.orElseThrow().feature());
        assertEquals(Optional.empty(), new Jdks(List.of()).find(folder.toString()));
        assertEquals(Optional.empty(), new Jdks(List.of()).find("\0"));
    }

    @Test
    void takesTheOneThatIsPointedAtBeforeThoseThatLieAbout() throws IOException {
        Path own = jdk("own", "21.0.1");
        Path pointedAt = jdk("pointed-at", "21.0.2");
        Path wrong = jdk("wrong", "17");
        Path mavens = jdk("mavens", "22");
        jdk("jvm/b", "22.0.9");
        Path toolchains = Files.writeString(folder.resolve("toolchains.xml"), """
                <?xml version="1.0"?>
                <toolchains>
                  <toolchain><type>jdk</type><configuration><jdkHome>%s</jdkHome></configuration></toolchain>
                  <toolchain><type>jdk</type><configuration><jdkHome>${env.JDK}</jdkHome></configuration></toolchain>
                </toolchains>
                """.formatted(mavens));
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                wrong.toString(),
                "JAVA_HOME_21_X64",
                pointedAt.toString(),
                "JAVA_HOME_20",
                wrong.toString());

        Jdks jdks = new Jdks(Jdks.homes(own, environment, toolchains, List.of(folder.resolve("jvm"))));

        assertEquals(pointedAt, jdks.find("21").orElseThrow().home());
        assertEquals(mavens, jdks.find("22").orElseThrow().home());
        assertEquals(wrong, jdks.find("17").orElseThrow().home());
        assertEquals(Optional.empty(), jdks.find("20"));
    }

    @Test
    void takesTheNewestOfThoseThatLieAbout() throws IOException {
        jdk("jvm/a", "21.0.9");
        Path newest = jdk("jvm/b", "21.0.10");
        jdk("jvm/c", "21.0.2");
        Path mac = jdk("jvm/d.jdk/Contents/Home", "25");

        Jdks jdks = new Jdks(Jdks.homes(
                folder.resolve("own"), Map.of(), folder.resolve("none.xml"), List.of(folder.resolve("jvm"))));

        assertEquals(newest, jdks.find("21").orElseThrow().home());
        assertEquals(mac, jdks.find("25").orElseThrow().home());
    }

    @Test
    void doesWithoutAToolchainsFileThatIsBroken() throws IOException {
        Path toolchains = Files.writeString(folder.resolve("toolchains.xml"), "<toolchains>");

        assertEquals(List.of(), Toolchains.homes(toolchains));
    }

    @Test
    void readsTheFeatureOfAVersion() {
        assertEquals(25, new Jdk(folder, "25").feature());
        assertEquals(21, new Jdk(folder, "21.0.5+11-LTS").feature());
        assertEquals(26, new Jdk(folder, "26-ea+3").feature());
        assertEquals(8, new Jdk(folder, "1.8.0_402").feature());
        assertEquals(0, new Jdk(folder, "unknown").feature());
    }

    @Test
    void saysWhatAJvmObjectsTo() throws InterruptedException {
        Jdk own = Jdk.ofThisJvm();

        assertEquals(Optional.empty(), own.objection(List.of("-Xint")));
        String objection = own.objection(List.of("-XX:+NoSuchFlag")).orElseThrow();
        assertTrue(objection.contains("NoSuchFlag"), objection);
        assertTrue(new Jdk(folder, "25").objection(List.of()).isPresent());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.createFile(java);
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
