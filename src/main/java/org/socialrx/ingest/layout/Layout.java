package org.socialrx.ingest.layout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.socialrx.codelist.CodeSystem;
import org.socialrx.study.SourceSettings;

/**
 * One supplier's layout, declared: its files with their columns and what they fill in core.
 *
 * @param id its name in a study
 * @param keying what rows say whose they are
 * @param staffRoles the terminology of staff roles in the code list of roles
 * @param files its kinds of file
 */
public record Layout(SourceSettings.Layout id, Keying keying, CodeSystem staffRoles, List<SourceFile> files) {
    public Layout {
        files = List.copyOf(files);
    }

    /** What rows say whose they are. */
    public enum Keying {
        /** Every row names practice and patient. */
        BY_PRACTICE,
        /** Rows name a person, and the person's own row the practice. */
        BY_PERSON
    }

    static Layout of(
            SourceSettings.Layout id,
            Dialect dialect,
            Keying keying,
            CodeSystem staffRoles,
            SourceFile.Builder... files) {
        return new Layout(
                id,
                keying,
                staffRoles,
                IntStream.range(0, files.length)
                        .mapToObj(n -> files[n].in(id, dialect, n))
                        .toList());
    }

    /** The layout of that name. */
    public static Layout of(SourceSettings.Layout id) {
        return switch (id) {
            case AURUM -> AurumLayout.LAYOUT;
            case OMOP -> OmopLayout.LAYOUT;
            case EVENTS -> EventLayout.LAYOUT;
        };
    }

    /**
     * The kind of file of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SourceFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No file %s in layout %s".formatted(name, id)));
    }

    /** The kind of a delivered file, by its name. */
    public Optional<SourceFile> kindOf(String fileName) {
        return files.stream().filter(file -> file.isCalled(fileName)).findFirst();
    }

    /** Kinds of file of some roles. */
    public List<SourceFile> of(Set<Role> roles) {
        return files.stream().filter(file -> roles.contains(file.role())).toList();
    }
}
