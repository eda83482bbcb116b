package slowcall.integrations.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.parts.FileServerAddress;

/**
 * A file server by SFTP, over a connection that is made when it is first asked, and anew when it was lost. Nothing of the user's own
 * ({@code ~/.ssh}) is read. Used by one thread at a time.
 */
public final class SftpFiles implements RemoteFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 20;

    private final FileServerAddress address;
    private final String root;
    private final SshClient ssh;
    private @Nullable SftpClient connection;

    private SftpFiles(FileServerAddress address, String root, SshClient ssh) {
        this.address = address;
        this.root = root;
        this.ssh = ssh;
    }

    /**
     * A client of a server, which need not be there yet.
     *
     * @param root the folder of the server's that paths begin in; {@code .} for all of it
     */
    public static SftpFiles of(FileServerAddress address, String root) {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(new RequiredServerKeyVerifier(address.hostKey()));
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.start();
        return new SftpFiles(address, root, ssh);
    }

    /** Something to ask a server. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(SftpClient server) throws IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
        SftpClient server = connected();
        try {
            return question.ask(server);
        } catch (SftpException e) {
            // An answer, though not the one hoped for: the connection is as good as before.
            throw e;
        } catch (IOException | RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private SftpClient connected() throws IOException {
        SftpClient known = connection;
        if (known != null && known.isOpen()) {
            return known;
        }
        disconnect();
        ClientSession session = ssh.connect(address.user(), address.host(), address.port())
                .verify(PATIENCE)
                .getClientSession();
        try {
            session.addPasswordIdentity(address.password());
            var unused = session.auth().verify(PATIENCE);
            SftpClient made = SftpClientFactory.instance().createSftpClient(session);
            connection = made;
            return made;
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    private void disconnect() {
        SftpClient known = connection;
        connection = null;
        if (known != null) {
            // With all that goes over it.
            known.getClientSession().close(true);
        }
    }

    private String path(String file) {
        return root + "/" + file;
    }

    @Override
    public void makeFolder(String folder) throws IOException {
        ask(server -> {
            try {
                server.mkdir(path(folder));
            } catch (SftpException e) {
                if (!exists(server, path(folder))) {
                    throw e;
                }
            }
            return folder;
        });
    }

    @Override
    public List<RemoteFile> list(String folder) throws IOException {
        int tries = 1;
        while (true) {
            try {
                return ask(server -> list(server, path(folder)));
            } catch (SftpException e) {
                // A file that is moved away while the server looks at it ends the whole list.
                if (!isMissing(e) || tries == MOST_TRIES) {
                    throw e;
                }
                tries++;
            }
        }
    }

    private static List<RemoteFile> list(SftpClient server, String folder) throws IOException {
        List<RemoteFile> files = new ArrayList<>();
        try (SftpClient.CloseableHandle handle = server.openDir(folder)) {
            List<SftpClient.DirEntry> some = server.readDir(handle);
            while (some != null) {
                some.forEach(entry -> files.add(file(entry)));
                some = server.readDir(handle);
            }
        }
        files.removeIf(file -> file.name().equals(".") || file.name().equals(".."));
        files.sort(Comparator.comparing(RemoteFile::name));
        return files;
    }

    private static RemoteFile file(SftpClient.DirEntry entry) {
        SftpClient.Attributes attributes = entry.getAttributes();
        return new RemoteFile(entry.getFilename(), attributes.getSize(), attributes.isDirectory());
    }

    @Override
    public boolean exists(String file) throws IOException {
        return ask(server -> exists(server, path(file)));
    }

    private static boolean exists(SftpClient server, String path) throws IOException {
        try {
            var unused = server.stat(path);
            return true;
        } catch (SftpException e) {
            if (isMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isMissing(SftpException e) {
        return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
    }

    @Override
    public void put(String file, byte[] content) throws IOException {
        ask(server -> {
            server.put(new ByteArrayInputStream(content), path(file));
            OpenSSHFsyncExtension fsync = server.getExtension(OpenSSHFsyncExtension.class);
            if (fsync != null && fsync.isSupported()) {
                try (SftpClient.CloseableHandle handle = server.open(path(file), OpenMode.Write)) {
                    fsync.fsync(handle);
                }
            }
            return file;
        });
    }

    @Override
    public byte[] get(String file) throws IOException {
        return ask(server -> {
            try (InputStream content = server.read(path(file))) {
                return content.readAllBytes();
            }
        });
    }

    @Override
    public Renamed rename(String from, String to) throws IOException {
        return ask(server -> {
            try {
                // Without a wish to overwrite: the server then refuses to.
                server.rename(path(from), path(to));
                return Renamed.DONE;
            } catch (SftpException e) {
                // Servers differ in what they call the reason, and a folder may be missing as well.
                if (!exists(server, path(from))) {
                    return Renamed.GONE;
                }
                if (exists(server, path(to))) {
                    return Renamed.TAKEN;
                }
                throw e;
            }
        });
    }

    @Override
    public void remove(String file) throws IOException {
        ask(server -> {
            server.remove(path(file));
            return file;
        });
    }

    @Override
    public void close() {
        disconnect();
        ssh.stop();
    }
}
