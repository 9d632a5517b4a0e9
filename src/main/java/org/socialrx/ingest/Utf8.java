package org.socialrx.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The encoding every delivered file must have. */
final class Utf8 {
    private Utf8() {}

    /** Whether the first bytes are valid UTF-8; called for the few lines that hold more than ASCII. */
    static boolean isValid(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
