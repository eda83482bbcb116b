package slowcall.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The versions of the libraries on the class path, as their own jars give them; "" for what is not there. */
final class LibraryVersions {
    private static final ClassLoader LOADER = LibraryVersions.class.getClassLoader();

    private LibraryVersions() {}

    static void putInto(Map<String, String> values) {
        values.put(
                "slowcall_version",
                build("version").or(LibraryVersions::ownManifest).orElse(""));
        values.put("slowcall_revision", build("revision").orElse(""));
        values.put(
                "wiremock_version",
                manifest("com.github.tomakehurst.wiremock.WireMockServer").orElse(""));
        values.put(
                "httpclient5_version",
                maven("org.apache.httpcomponents.client5/httpclient5").orElse(""));
        values.put("okhttp_version", constant("okhttp3.OkHttp", "VERSION").orElse(""));
        values.put(
                "jetty_client_version", maven("org.eclipse.jetty/jetty-client").orElse(""));
        values.put(
                "spring_version",
                manifest("org.springframework.core.SpringVersion").orElse(""));
        values.put(
                "kafka_version",
                property("kafka/kafka-version.properties", "version").orElse(""));
        values.put("debezium_version", maven("io.debezium/debezium-embedded").orElse(""));
        values.put(
                "postgresql_driver_version",
                constant("org.postgresql.util.DriverInfo", "DRIVER_VERSION").orElse(""));
        values.put("hikaricp_version", maven("com.zaxxer/HikariCP").orElse(""));
        values.put("sshd_version", maven("org.apache.sshd/sshd-core").orElse(""));
        values.put(
                "hdrhistogram_version", maven("org.hdrhistogram/HdrHistogram").orElse(""));
        values.put(
                "jackson_version",
                manifest("com.fasterxml.jackson.databind.ObjectMapper").orElse(""));
        values.put("jmh_version", maven("org.openjdk.jmh/jmh-core").orElse(""));
    }

    /** From {@code slowcall/build.properties}, which the build fills in where it can. */
    private static Optional<String> build(String key) {
        return property("slowcall/build.properties", key);
    }

    private static Optional<String> ownManifest() {
        return Optional.ofNullable(LibraryVersions.class.getPackage().getImplementationVersion());
    }

    private static Optional<String> maven(String coordinates) {
        return property("META-INF/maven/" + coordinates + "/pom.properties", "version");
    }

    private static Optional<String> property(String resource, String key) {
        Properties properties = new Properties();
        try (InputStream in = LOADER.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty();
        }
        // An unfilled placeholder is as unknown as a missing key.
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.contains("${"));
    }

    private static Optional<String> constant(String className, String field) {
        try {
            Object value =
                    Class.forName(className, false, LOADER).getField(field).get(null);
            return Optional.of(String.valueOf(value));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<String> manifest(String className) {
        try {
            Package itsPackage = Class.forName(className, false, LOADER).getPackage();
            return Optional.ofNullable(itsPackage.getImplementationVersion());
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
