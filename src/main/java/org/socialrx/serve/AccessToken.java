package org.socialrx.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret that a client must show with every call. It is held by this process alone: a setting of Spark could be
 * read by every client.
 */
public final class AccessToken {
    private static final int RANDOM_BYTES = 32;
    private static final int SHORTEST = 16;

    private final String text;

    private AccessToken(String text) {
        this.text = text;
    }

    /** Draws a new token: 32 random bytes, spelled with letters, digits, - and _. */
    public static AccessToken generate() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * A token of the user's choice.
     *
     * @param text letters, digits, - and _, at least 16 of them
     * @throws IllegalArgumentException if it is shorter or has other characters
     */
    public static AccessToken of(String text) {
        if (!text.matches("[A-Za-z0-9_-]{%d,}".formatted(SHORTEST))) {
            throw new IllegalArgumentException("A token has at least %d letters, digits, - and _".formatted(SHORTEST));
        }
        return new AccessToken(text);
    }

    /** Writes the token to a new file that its owner alone may read. */
    public void writeTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    /** The secret itself, for the one place that shows it to the person who started the server. */
    public String reveal() {
        return text;
    }

    /** True if it is the same text; takes equally long wherever the texts differ. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing: a token printed by accident is a token lost. */
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
