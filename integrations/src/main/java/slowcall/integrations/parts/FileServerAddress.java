package slowcall.integrations.parts;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Where a file server is, who may use it, and how to tell it from another.
 *
 * @param hostKey the server's, an elliptic curve's
 */
public record FileServerAddress(String host, int port, String user, String password, PublicKey hostKey) {
    /** As one line, with the password: {@code sftp://user:password@127.0.0.1:2222#key}. */
    public String text() {
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(hostKey.getEncoded());
        return "sftp://" + user + ":" + password + "@" + host + ":" + port + "#" + key;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; the message has no part of it, because that may be a password
     */
    public static FileServerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String[] user = String.valueOf(uri.getRawUserInfo()).split(":", 2);
            if (!"sftp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0 || user.length < 2) {
                throw malformed();
            }
            byte[] key = Base64.getUrlDecoder().decode(String.valueOf(uri.getRawFragment()));
            return new FileServerAddress(
                    uri.getHost(),
                    uri.getPort(),
                    user[0],
                    user[1],
                    KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
        } catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("an address of a file server is sftp://USER:PASSWORD@HOST:PORT#HOSTKEY");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "sftp://" + user + "@" + host + ":" + port;
    }
}
