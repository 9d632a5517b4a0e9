package org.socialrx.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Peak resident memory of this process as Linux counts it (proc(5): VmHWM). */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final long KIB_PER_MIB = 1024;

    private PeakMemory() {}

    /** Starts the peak again from what is resident now; where the system does not allow it the peak goes on. */
    static void restart() {
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException notAllowed) {
            // The peak then covers the whole process, which is never less than the truth.
            return;
        }
    }

    /** The peak in MiB; 0 where the system does not tell. */
    static long mebibytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
