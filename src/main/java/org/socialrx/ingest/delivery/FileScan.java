package org.socialrx.ingest.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * One file read once from its first byte to its last, as a task of its own.
 *
 * @param contentHash SHA-256 of the file as delivered, hexadecimal
 * @param textByteCount size of the text, in bytes
 * @param textSum CRC-32C of the text: equal for a part delivered plain and compressed
 * @param firstLine the first line without its end and without a byte-order mark
 * @param state what can be said of the file as a whole
 */
public record FileScan(String contentHash, long textByteCount, long textSum, String firstLine, State state)
        implements Serializable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_FIRST_LINE = 1 << 16;
    private static final String MARK = "\uFEFF";

    /** What can be said of a file as a whole. */
    public enum State {
        /** Text in UTF-8, as far as the first line shows. */
        WHOLE,
        /** The same behind a byte-order mark. */
        MARKED,
        /** Compressed, and breaks off or is damaged. */
        BROKEN,
        /** Two or four bytes a character. */
        WIDE_CHARACTERS
    }

    static FileScan of(ListedFile file, Configuration hadoop) {
        var path = new Path(file.path());
        var digest = sha256();
        try (var raw = new DigestInputStream(path.getFileSystem(hadoop).open(path), digest)) {
            var codec = new CompressionCodecFactory(hadoop).getCodec(path);
            var scan = codec == null ? text(raw) : compressed(codec.createInputStream(raw));
            raw.transferTo(OutputStream.nullOutputStream());
            return new FileScan(
                    HexFormat.of().formatHex(digest.digest()),
                    scan.textByteCount,
                    scan.textSum,
                    scan.firstLine,
                    scan.state);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.name(), e);
        }
    }

    private static FileScan text(InputStream in) throws IOException {
        var firstLine = new ByteArrayOutputStream();
        var sum = new CRC32C();
        var buffer = new byte[BUFFER_BYTES];
        long byteCount = 0;
        boolean isInFirstLine = true;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; isInFirstLine && i < read; i++) {
                isInFirstLine = buffer[i] != '\n' && firstLine.size() < LONGEST_FIRST_LINE;
                if (isInFirstLine) {
                    firstLine.write(buffer[i]);
                }
            }
            sum.update(buffer, 0, read);
            byteCount += read;
        }
        return of(firstLine.toByteArray(), byteCount, sum.getValue());
    }

    private static FileScan of(byte[] firstLine, long byteCount, long sum) {
        if (isWide(firstLine)) {
            return new FileScan("", byteCount, sum, "", State.WIDE_CHARACTERS);
        }
        var line = new String(firstLine, StandardCharsets.UTF_8);
        boolean isMarked = line.startsWith(MARK);
        var unmarked = isMarked ? line.substring(MARK.length()) : line;
        var text = unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
        return new FileScan("", byteCount, sum, text, isMarked ? State.MARKED : State.WHOLE);
    }

    /** A mark of UTF-16, or a zero byte, which no header in UTF-8 has. */
    private static boolean isWide(byte[] line) {
        if (line.length > 1 && ((line[0] & line[1]) & 0xFF) == 0xFE && line[0] != line[1]) {
            return true;
        }
        for (byte next : line) {
            if (next == 0) {
                return true;
            }
        }
        return false;
    }

    /** The codec reports a stream that breaks off, or does not match its checksum, as an exception. */
    private static FileScan compressed(InputStream in) {
        try {
            return text(in);
        } catch (IOException e) {
            return new FileScan("", 0, 0, "", State.BROKEN);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
