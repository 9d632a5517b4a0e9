package org.socialrx.simulate;

import java.util.Locale;

/** A table of the delivery: its name, its columns in order, and how many blocks of patients make one numbered part. */
enum ExtractTable {
    PATIENT(
            20,
            "patid pracid usualgpstaffid gender yob mob emis_ddate regstartdate patienttypeid regenddate acceptable"
                    + " cprd_ddate"),
    PRACTICE(0, "pracid lcd uts region"),
    STAFF(0, "staffid pracid jobcatid"),
    CONSULTATION(1, "patid consid pracid consdate enterdate staffid conssourceid cprdconstype consmedcodeid"),
    OBSERVATION(
            1,
            "patid consid pracid obsid obsdate enterdate staffid parentobsid medcodeid value numunitid obstypeid"
                    + " numrangelow numrangehigh probobsid"),
    SP_REFERRAL(
            200,
            "spref_id patid pracid offer_date referral_date decline_date referrer_role route model reason_code"
                    + " code_system first_contact_date close_date close_reason"),
    SP_CONTACT(200, "spref_id seq date mode role minutes attended"),
    SP_NEED(200, "spref_id need_code domain date"),
    SP_ACTIVITY(200, "spref_id activity_code provider start end attended_n"),
    SP_MEASURE(200, "spref_id patid instrument item timepoint date value"),
    PATIENT_IMD(Integer.MAX_VALUE, "patid pracid e2019_imd_10 e2011_urbanrural"),
    MEDICAL_DICTIONARY(
            0,
            "medcodeid term originalreadcode cleansedreadcode snomedctconceptid snomedctdescriptionid release"
                    + " emiscodecategoryid");

    private final int blocks;
    private final String columns;

    ExtractTable(int blocks, String columns) {
        this.blocks = blocks;
        this.columns = columns;
    }

    /** Blocks of patients in one part; 0 for a table without patients. */
    int blocksPerPart() {
        return blocks;
    }

    /** Header row without its end of line. */
    String header() {
        return columns.replace(' ', '\t');
    }

    /** Position of a column. */
    int position(String column) {
        return java.util.List.of(columns.split(" ", -1)).indexOf(column);
    }

    /** Name of the table inside file names. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of a part, counted from 0. */
    String fileName(int part) {
        return this == PATIENT_IMD || this == MEDICAL_DICTIONARY
                ? "simulated_%s.txt".formatted(word())
                : "simulated_set1_extract_%s_%03d.txt".formatted(word(), part + 1);
    }
}
