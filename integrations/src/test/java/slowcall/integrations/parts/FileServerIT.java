package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Processes;

/** Guards against a file server that is open to others, shows more than its folder, forgets, or stays behind. */
@Timeout(180)
class FileServerIT {
    private static final long PATIENCE_MILLIS = 10_000;

    @TempDir
    private Path temporary;

    /** What is done over a connection. */
    private interface Use {
        void use(ClientSession session, SftpClient files) throws IOException;
    }

    private static void connect(FileServerAddress address, Use use) throws IOException {
        try (SshClient ssh = SshClient.setUpDefaultClient()) {
            ssh.setServerKeyVerifier(new RequiredServerKeyVerifier(address.hostKey()));
            ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            ssh.start();
            try (ClientSession session = ssh.connect(address.user(), address.host(), address.port())
                    .verify(PATIENCE_MILLIS)
                    .getClientSession()) {
                session.addPasswordIdentity(address.password());
                session.auth().verify(PATIENCE_MILLIS);
                try (SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
                    use.use(session, files);
                }
            }
        }
    }

    @Test
    void isThereAgainWithItsFilesAndItsKeyAfterItWasKilledAndGoneWhenItIsClosed() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        List<ProcessHandle> ours;
        try (FileServer server = FileServer.start(temporary)) {
            assertTrue(server.startUp().isPositive());
            assertTrue(server.usage().pssKib().orElseThrow() > 10_000);
            FileServerAddress address = FileServerAddress.parse(server.address());
            connect(address, (session, files) -> files.mkdir("inbox"));

            server.kill();
            assertFalse(server.isAlive());
            assertThrows(IOException.class, () -> connect(address, (session, files) -> {}));
            server.restart();
            assertTrue(server.isAlive());

            connect(address, (session, files) -> assertTrue(files.stat("inbox").isDirectory()));
            assertTrue(Files.isDirectory(server.root().resolve("inbox")));
            ours = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .toList();
            assertFalse(ours.isEmpty());
        }
        Processes.awaitEnd(ours);
    }

    @Test
    void isForItsUserOnlyAndForFilesOnly() throws Exception {
        try (FileServer server = FileServer.start(temporary)) {
            FileServerAddress address = FileServerAddress.parse(server.address());
            FileServerAddress guessed =
                    new FileServerAddress(address.host(), address.port(), address.user(), "guessed", address.hostKey());
            FileServerAddress somebody = new FileServerAddress(
                    address.host(), address.port(), "root", address.password(), address.hostKey());
            FileServerAddress another = new FileServerAddress(
                    address.host(),
                    address.port(),
                    address.user(),
                    address.password(),
                    KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
            for (FileServerAddress wrong : List.of(guessed, somebody, another)) {
                assertThrows(IOException.class, () -> connect(wrong, (session, files) -> {}));
            }

            Files.writeString(temporary.resolve("beside.txt"), "not for everybody");
            connect(address, (session, files) -> {
                assertEquals("", output(session, "id"));
                assertThrows(IOException.class, () -> files.stat("../beside.txt"));
                assertThrows(
                        IOException.class,
                        () -> files.stat(temporary.resolve("beside.txt").toString()));
                assertEquals("/", files.canonicalPath("../.."));
            });
        }
    }

    /** What a command prints; nothing if there are no commands. */
    private static String output(ClientSession session, String command) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(output);
            channel.open().verify(PATIENCE_MILLIS);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 2000);
        } catch (SshException e) {
            // It was refused at once.
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isOnTheLoopbackInterfaceOnly() throws Exception {
        try (FileServer server = FileServer.start(temporary)) {
            int port = FileServerAddress.parse(server.address()).port();
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            for (InetAddress address : others) {
                assertThrows(SocketException.class, () -> new Socket(address, port).close(), address::toString);
            }
        }
    }

    @Test
    void leavesNoSecretOnTheDisk() throws Exception {
        try (FileServer server = FileServer.start(temporary);
                Stream<Path> all = Files.walk(temporary)) {
            String password = FileServerAddress.parse(server.address()).password();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(password), file::toString);
            }
        }
    }

    @Test
    void oneThatCannotStartSaysWhy() throws Exception {
        try (FileServer server = FileServer.start(temporary)) {
            server.kill();
            int port = FileServerAddress.parse(server.address()).port();
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                var failure = assertThrows(ChildFailedException.class, server::restart);

                assertTrue(
                        failure.getMessage().startsWith("the file server ended with exit code 1: "), failure::toString);
                assertTrue(failure.getMessage().contains("in use"), failure::toString);
            }
        }
    }
}
