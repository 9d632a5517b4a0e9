package org.socialrx.ingest.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * One file read once from its first byte to its last, as a task of its own.
 *
 * @param contentHash SHA-256 of the file as delivered, hexadecimal
 * @param textByteCount size of the text, in bytes
 * @param firstLine the first line without its end and without a byte-order mark
 * @param isWhole false when the file is compressed and breaks off or is damaged
 */
record FileScan(String contentHash, long textByteCount, String firstLine, boolean isWhole) implements Serializable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_FIRST_LINE = 1 << 16;

    static FileScan of(ListedFile file, Configuration hadoop) {
        var path = new Path(file.path());
        var digest = sha256();
        try (var raw = new DigestInputStream(path.getFileSystem(hadoop).open(path), digest)) {
            var codec = new CompressionCodecFactory(hadoop).getCodec(path);
            var scan = codec == null ? text(raw) : compressed(codec.createInputStream(raw));
            raw.transferTo(java.io.OutputStream.nullOutputStream());
            return new FileScan(
                    HexFormat.of().formatHex(digest.digest()), scan.textByteCount, scan.firstLine, scan.isWhole);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.name(), e);
        }
    }

    private static FileScan text(InputStream in) throws IOException {
        var firstLine = new ByteArrayOutputStream();
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
            byteCount += read;
        }
        return new FileScan("", byteCount, headerText(firstLine), true);
    }

    /** The codec reports a stream that breaks off, or does not match its checksum, as an exception. */
    private static FileScan compressed(InputStream in) {
        try {
            return text(in);
        } catch (IOException e) {
            return new FileScan("", 0, "", false);
        }
    }

    private static String headerText(ByteArrayOutputStream bytes) {
        var line = bytes.toString(StandardCharsets.UTF_8);
        var unmarked = line.startsWith("\uFEFF") ? line.substring(1) : line;
        return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
