package slowcall.integrations.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import slowcall.jvm.ParentWatch;

/**
 * The file server's JVM. It reads its order, a line, and says {@code READY millis version} when it takes connections. It serves files and nothing
 * else: no shell, no commands, no forwarding. It halts when its input ends.
 */
public final class FileServerMain {
    /** What of it decides how long a file takes. */
    static final Map<String, String> SETTINGS = Map.of("cipher", BuiltinCiphers.aes128gcm.getName());

    private FileServerMain() {}

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start();
        try {
            FileServerOrder order = new ObjectMapper().readValue(parent.receive(), FileServerOrder.class);
            long begun = System.nanoTime();
            SshServer server = server(order);
            server.start();
            parent.send("READY " + (System.nanoTime() - begun) / 1_000_000 + " " + server.getVersion());
            // The server's own threads end, or are daemons, when nobody connects for a while, and the JVM would end
            // with them.
            new CountDownLatch(1).await();
        } catch (Throwable e) {
            // The first line is what the parent quotes.
            System.err.println(e.getMessage());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static SshServer server(FileServerOrder order) throws IOException, GeneralSecurityException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(order.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey(order)));
        server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        server.setPasswordAuthenticator(onlyThatOf(order));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Path.of(order.root())));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        // The one that processors have instructions for; it authenticates by itself, so that the other is only named.
        server.setCipherFactories(List.of(BuiltinCiphers.aes128gcm));
        server.setMacFactories(List.of(BuiltinMacs.hmacsha256etm));
        return server;
    }

    private static KeyPair hostKey(FileServerOrder order) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("EC");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(order.publicKey()))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(order.privateKey()))));
    }

    private static PasswordAuthenticator onlyThatOf(FileServerOrder order) {
        byte[] expected = bytes(order.user(), order.password());
        return (user, password, session) -> MessageDigest.isEqual(expected, bytes(user, password));
    }

    private static byte[] bytes(String user, String password) {
        return (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    }
}
