package org.socialrx.job;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Hash of the classes of this project that a class reaches: equal hashes mean the same code, whatever else the jar
 * holds.
 *
 * <p>Names are found in the constant pools (Java Virtual Machine Specification 17, section 4.4), so it sees what the
 * compiler linked, not what reflection finds later; nothing here is found by reflection.
 */
final class CodeHash {
    private static final Pattern OURS = Pattern.compile("org/socialrx/[A-Za-z0-9_/$]+");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private CodeHash() {}

    /** The hash, in hexadecimal. */
    static String of(Class<?> root) {
        return KNOWN.computeIfAbsent(root.getName().replace('.', '/'), CodeHash::compute);
    }

    private static String compute(String root) {
        Map<String, byte[]> reached = new TreeMap<>();
        var open = new ArrayDeque<String>();
        open.add(root);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (reached.containsKey(name)) {
                continue;
            }
            var bytes = bytes(name);
            if (bytes.length > 0) {
                reached.put(name, bytes);
                open.addAll(names(bytes));
            }
        }
        var digest = Hash.digest();
        reached.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return Hash.hex(digest.digest());
    }

    private static byte[] bytes(String name) {
        try (var stream = CodeHash.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Class %s cannot be read".formatted(name), e);
        }
    }

    /** Names of our classes in the constant pool. */
    private static Set<String> names(byte[] classFile) {
        Set<String> found = new TreeSet<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            var count = in.readUnsignedShort();
            for (var i = 1; i < count; i++) {
                var tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> OURS.matcher(in.readUTF()).results().forEach(match -> found.add(match.group()));
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Class file ends too early", e);
        }
        return found;
    }
}
