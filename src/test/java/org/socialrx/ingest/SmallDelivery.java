package org.socialrx.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.socialrx.SharedSpark;
import org.socialrx.codelist.CodeListReader;
import org.socialrx.codelist.CodeLists;
import org.socialrx.study.SourceSettings;
import org.socialrx.study.UrbanRural;

/**
 * A delivery of two practices, three patients and one row of every kind, to be spoiled by tests.
 *
 * <p>Patient 120001 was born in 1950, registered on 1 March 2010, has been there since; 220001 was born in 1960, left
 * on 30 June 2018; 320002 was born in 1970 and died on 1 May 2019. Both practices last sent data on 31 January 2020.
 */
public final class SmallDelivery {
    public static final String PRACTICE = "t_practice_001.txt";
    public static final String STAFF = "t_staff_001.txt";
    public static final String DICTIONARY = "t_medical_dictionary.txt";
    public static final String PATIENT = "t_patient_001.txt";
    public static final String IMD = "t_patient_imd.txt";
    public static final String CONSULTATION = "t_consultation_001.txt";
    public static final String OBSERVATION = "t_observation_001.txt";
    static final SourceSettings LEAST_DEPRIVED_FIRST = new SourceSettings(
            SourceSettings.Layout.AURUM, "e2019_imd_10", SourceSettings.DeprivationOne.LEAST_DEPRIVED, 0.5);

    private final Path folder;

    /** The same, where the study says that code 1 is an urban and code 2 a rural area. */
    static SourceSettings withAreas() {
        return new SourceSettings(
                LEAST_DEPRIVED_FIRST.layout(),
                LEAST_DEPRIVED_FIRST.deprivationColumn(),
                LEAST_DEPRIVED_FIRST.deprivationOne(),
                new UrbanRural("e2011_UrbanRural", List.of("1"), List.of("2")),
                LEAST_DEPRIVED_FIRST.rejectLimitPercent(),
                List.of());
    }

    /** Writes the files. */
    public SmallDelivery(Path folder) {
        this.folder = folder;
        lines(PRACTICE, "pracid lcd uts region", "20001 31/01/2020 - 8", "20002 31/01/2020 - 7");
        lines(STAFF, "staffid pracid jobcatid", "1120001 20001 4", "1220002 20002 11");
        lines(
                DICTIONARY,
                "medcodeid term originalreadcode cleansedreadcode snomedctconceptid snomedctdescriptionid release"
                        + " emiscodecategoryid",
                "5001 referral 8T09.00 - 871731000000106 - - -",
                "5002 local ^ESCT12 - 871711000000103 - - -");
        lines(
                PATIENT,
                "patid pracid usualgpstaffid gender yob mob emis_ddate regstartdate patienttypeid regenddate acceptable"
                        + " cprd_ddate",
                "120001 20001 1120001 1 1950 0 - 01/03/2010 3 - 1 -",
                "220001 20001 1120001 2 1960 - - 01/03/2010 3 30/06/2018 1 -",
                "320002 20002 - 9 1970 - 02/05/2019 01/03/2010 3 - 0 01/05/2019");
        lines(IMD, "patid pracid e2019_imd_10", "120001 20001 1", "220001 20001 10");
        lines(
                CONSULTATION,
                "patid consid pracid consdate enterdate staffid conssourceid cprdconstype consmedcodeid",
                "120001 801 20001 05/08/2015 05/08/2015 1120001 1 1 1809171000006114",
                "320002 802 20002 06/08/2015 06/08/2015 1220002 1 1 -");
        lines(
                OBSERVATION,
                "patid consid pracid obsid obsdate enterdate staffid parentobsid medcodeid value numunitid obstypeid"
                        + " numrangelow numrangehigh probobsid",
                "120001 801 20001 901 05/08/2015 05/08/2015 1120001 - 5001 1.5e1 - 7 - - -",
                "220001 - 20001 902 05/08/2016 05/08/2016 - - 5002 - - 7 - - -");
    }

    /** Adds the five files of the social-prescribing layer. */
    SmallDelivery withSocialPrescribing() {
        lines(
                "t_sp_referral_001.txt",
                "spref_id patid pracid offer_date referral_date decline_date referrer_role route model reason_code"
                        + " code_system first_contact_date close_date close_reason",
                "R71 120001 20001 01/08/2015 05/08/2015 - gp medical holistic 422650009 snomed 20/08/2015 01/12/2015 done");
        lines(
                "t_sp_contact_001.txt",
                "spref_id seq date mode role minutes attended",
                "R71 1 20/08/2015 phone link 45 1");
        lines("t_sp_need_001.txt", "spref_id need_code domain date", "R71 422650009 isolation 05/08/2015");
        lines(
                "t_sp_activity_001.txt",
                "spref_id activity_code provider start end attended_n",
                "R71 walking club 01/09/2015 01/11/2015 6");
        lines(
                "t_sp_measure_001.txt",
                "spref_id patid instrument item timepoint date value",
                "R71 120001 swemwbs total baseline 20/08/2015 19.5");
        return this;
    }

    /** Adds a row whose fields are separated by blanks; a dash is an empty field. */
    public SmallDelivery row(String file, String row) {
        return text(file, text(file) + tabbed(row) + "\n");
    }

    /** Writes a file with a header and rows whose fields are separated by blanks; a dash is an empty field. */
    SmallDelivery lines(String file, String... lines) {
        var text = new ArrayList<String>();
        List.of(lines).forEach(line -> text.add(tabbed(line) + "\n"));
        return text(file, String.join("", text));
    }

    /** Replaces text in a file. */
    public SmallDelivery replace(String file, String old, String replacement) {
        var text = text(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("Nothing to replace in %s".formatted(file));
        }
        return text(file, text.replace(old, replacement));
    }

    /** Writes a file. */
    public SmallDelivery text(String file, String text) {
        return bytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    SmallDelivery bytes(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file. */
    public SmallDelivery without(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses a file, and keeps only so many bytes of the result. */
    public SmallDelivery compressed(String file, double share) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var whole = compressed.toByteArray();
        without(file);
        return bytes(file + ".gz", java.util.Arrays.copyOf(whole, (int) (whole.length * share)));
    }

    /** What a file holds. */
    public String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    String folder() {
        return folder.toUri().toString();
    }

    Ingested read() {
        return read(LEAST_DEPRIVED_FIRST);
    }

    Ingested read(SourceSettings settings) {
        return read(folder(), settings);
    }

    static Ingested read(String folder, SourceSettings settings) {
        return DeliveryIngest.read(SharedSpark.session(), folder, settings, codeLists(), words -> {});
    }

    static CodeLists codeLists() {
        try {
            var hadoop = new Configuration();
            var lists =
                    new org.apache.hadoop.fs.Path(FileSystem.getLocal(hadoop).getWorkingDirectory(), "conf/codelists");
            return CodeListReader.read(lists, hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often which rule was found, as "file column rule" to rows. */
    static Map<String, Long> rules(Ingested ingested) {
        return ingested.rules().stream()
                .collect(java.util.stream.Collectors.toMap(
                        found -> "%s %s %s"
                                .formatted(
                                        found.fileName(),
                                        found.column(),
                                        found.rule().id()),
                        RuleTotal::rows));
    }

    private static String tabbed(String row) {
        var fields = new ArrayList<String>();
        for (var field : row.split(" ", -1)) {
            fields.add(field.equals("-") ? "" : field);
        }
        return String.join("\t", fields);
    }
}
