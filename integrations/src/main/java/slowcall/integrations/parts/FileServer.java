package slowcall.integrations.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.part.PartFacts;
import slowcall.part.Usage;

/**
 * An SFTP server, Apache MINA SSHD, in a JVM of its own on 127.0.0.1 and a free port. Its host key and the password of its only user are
 * made for each and are nowhere on the disk. Its cipher is fixed, or a figure would depend on what two sides happen to agree on.
 */
public final class FileServer implements Part {
    /** The part's. */
    public static final String NAME = "sftp";

    private static final String USER = "slowcall";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FLAGS =
            List.of("-Xms64m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final Path folder;
    private final FileServerOrder order;
    private final FileServerAddress address;
    private Running running;

    /** Its JVM, how long it took to take connections, and the version that it says it is. */
    private record Running(ChildJvm jvm, Duration startUp, String version) {}

    private FileServer(Path folder, FileServerOrder order, FileServerAddress address, Running running) {
        this.folder = folder;
        this.order = order;
        this.address = address;
        this.running = running;
    }

    /**
     * Starts one without files.
     *
     * @param folder where everything of it goes
     */
    public static FileServer start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        Path root = folder.resolve("files");
        Files.createDirectories(root);
        KeyPair key = hostKey();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        int port = FreePorts.find(1).getFirst();
        FileServerOrder order = new FileServerOrder(
                root.toAbsolutePath().toString(),
                port,
                USER,
                password,
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
                Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()));
        FileServerAddress address = new FileServerAddress("127.0.0.1", port, USER, password, key.getPublic());
        return new FileServer(folder, order, address, run(folder, order));
    }

    private static KeyPair hostKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no elliptic curves", e);
        }
    }

    private static Running run(Path folder, FileServerOrder order)
            throws IOException, ChildFailedException, InterruptedException {
        ChildJvm jvm = ChildJvm.start(
                "the file server", FLAGS, List.of(), FileServerMain.class, folder.resolve("file-server.txt"));
        try {
            jvm.send(new ObjectMapper().writeValueAsString(order));
            String line = jvm.receive(PATIENCE);
            if (!line.startsWith("READY ")) {
                throw new ChildFailedException("the file server said \"" + line + "\" instead of READY");
            }
            String[] words = line.split(" ", 3);
            return new Running(jvm, Duration.ofMillis(Long.parseLong(words[1])), words.length < 3 ? "" : words[2]);
        } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Where clients connect to, who may, and how to tell it from another: a {@link FileServerAddress}, with the password. */
    @Override
    public String address() {
        return address.text();
    }

    /** What its user sees as {@code /}, for who wants to look without asking. */
    public Path root() {
        return Path.of(order.root());
    }

    @Override
    public PartFacts facts() {
        return PartFacts.told(running.version(), FileServerMain.SETTINGS)
                .startedIn(startUp().toMillis(), root());
    }

    @Override
    public Duration startUp() {
        return running.startUp();
    }

    @Override
    public boolean isAlive() {
        return running.jvm().isAlive();
    }

    @Override
    public Usage usage() {
        return Usage.of(running.jvm().pid());
    }

    @Override
    public void kill() throws InterruptedException {
        running.jvm().kill();
    }

    @Override
    public void restart() throws IOException, ChildFailedException, InterruptedException {
        running.jvm().close();
        running = run(folder, order);
    }

    @Override
    public void close() {
        running.jvm().close();
    }
}
