package org.socialrx.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.socialrx.study.SourceSettings;

/** A good small delivery in each layout, and how the rows of its file of entries look. */
enum SampleDelivery {
    AURUM(SmallDelivery.OBSERVATION, "obsdate", "medcodeid", "obsid", "1.2E+15") {
        @Override
        SourceSettings write(Path folder) {
            new SmallDelivery(folder);
            return SmallDelivery.LEAST_DEPRIVED_FIRST;
        }

        @Override
        String row(String id, String date, String code) {
            return "120001\t801\t20001\t%s\t%s\t\t\t\t%s\t\t\t7\t\t\t".formatted(id, date, code);
        }

        @Override
        String date(int day, int month) {
            return "%02d/%02d/2015".formatted(day, month);
        }
    },
    OMOP("observation.csv", "observation_date", "observation_source_value", "observation_id", "1.2E+8") {
        @Override
        SourceSettings write(Path folder) {
            return CsvDelivery.omop(folder).settings();
        }

        @Override
        String row(String id, String date, String code) {
            return "%s,1,0,%s,32840,,,,,,11,81,,%s,0,,,,,".formatted(id, date, code);
        }
    },
    EVENTS("event.csv", "event_date", "code", "patient_id", "1.2E+15") {
        @Override
        SourceSettings write(Path folder) {
            return CsvDelivery.events(folder).settings();
        }

        /**
         * An entry has no number of its own here: a number is told by its value, scientific notation by the patient.
         */
        @Override
        String row(String id, String date, String code) {
            return id.contains("E")
                    ? "%s,A1,%s,%s,READ2,,,,".formatted(id, date, code)
                    : "p1,A1,%s,%s,READ2,,%s,,".formatted(date, code, id);
        }
    };

    private final String file;
    private final String dateColumn;
    private final String codeColumn;
    private final String idColumn;
    private final String scientific;

    SampleDelivery(String file, String dateColumn, String codeColumn, String idColumn, String scientific) {
        this.file = file;
        this.dateColumn = dateColumn;
        this.codeColumn = codeColumn;
        this.idColumn = idColumn;
        this.scientific = scientific;
    }

    /** Writes the files. */
    abstract SourceSettings write(Path folder);

    /** A row of the file of entries. */
    abstract String row(String id, String date, String code);

    /** A day of 2015 as the layout writes it; a month over 12 shows that the two have changed places. */
    String date(int day, int month) {
        return "2015-%02d-%02d".formatted(month, day);
    }

    /** A row without fault. */
    String good(int id) {
        return row(Integer.toString(id), date(5, 8), this == AURUM ? "5001" : "8T09.");
    }

    String file() {
        return file;
    }

    String dateColumn() {
        return dateColumn;
    }

    String codeColumn() {
        return codeColumn;
    }

    String idColumn() {
        return idColumn;
    }

    /** An id as a spreadsheet leaves it. */
    String scientific() {
        return scientific;
    }

    /** The name of another part of the file of entries. */
    String part(int number) {
        var end = file.endsWith(".txt") ? ".txt" : ".csv";
        return file.replace("_001", "").replace(end, "_%03d%s".formatted(number, end));
    }

    /** Changes the file of entries as text. */
    static void edit(Path file, UnaryOperator<String> change) {
        write(file, change.apply(text(file)).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a compressed file that breaks off in the place of a file. */
    static void breakOff(Path file) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var whole = compressed.toByteArray();
        write(Path.of(file + ".gz"), Arrays.copyOf(whole, whole.length * 6 / 10));
    }
}
