package slowcall.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A recording that a plan names: its content too, so that a trial draws from what was read when the run began. */
public final class Recording {
    private final String name;
    private final byte[] content;
    private final String sha256;

    /** A file called {@code name} in the plan. */
    Recording(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
        try {
            this.sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(this.content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The path that the plan gives. */
    public String name() {
        return name;
    }

    /** What is in the file. */
    public byte[] content() {
        return content.clone();
    }

    /** SHA-256 of the content, in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The path's last part, without what a table or a file system might mind, and the first eight digits of the SHA-256. */
    public String shortName() {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + sha256.substring(0, 8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recording file && file.name.equals(name) && file.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return shortName();
    }
}
