package org.socialrx.ingest.delivery;

import java.io.Serializable;
import java.time.Instant;
import org.socialrx.ingest.layout.SourceFile;

/**
 * One file of a delivery as the folder lists it, not yet opened.
 *
 * @param name name without folder
 * @param path where it is
 * @param kind what kind of file its name says it is
 * @param byteCount size as delivered, in bytes
 * @param modifiedAt when it was last changed
 */
public record ListedFile(String name, String path, SourceFile kind, long byteCount, Instant modifiedAt)
        implements Serializable {}
