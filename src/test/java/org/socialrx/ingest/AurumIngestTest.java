package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpMeasure;
import org.socialrx.schema.core.SpNeed;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.SourceSettings;
import org.socialrx.table.Table;

class AurumIngestTest {
    @TempDir
    private Path folder;

    @Test
    void a_clean_delivery_becomes_core_rows_in_the_declared_columns() {
        try (var ingested = new SmallDelivery(folder).withSocialPrescribing().read()) {
            ingested.tables()
                    .forEach((table, rows) ->
                            assertThat(rows.schema()).as(table.fullName()).isEqualTo(table.schema()));
            assertThat(text(ingested, Practice.TABLE)).containsExactly("[20001,8,2020-01-31]", "[20002,7,2020-01-31]");
            assertThat(text(ingested, Staff.TABLE))
                    .containsExactlyInAnyOrder("[20001,1120001,4,gp]", "[20002,1220002,11,nurse]");
            assertThat(text(ingested, Code.TABLE))
                    .containsExactlyInAnyOrder(
                            "[5001,supplier,5001,referral]",
                            "[5001,snomed,871731000000106,referral]",
                            "[5001,read2,8T09.00,referral]",
                            "[5002,supplier,5002,local]",
                            "[5002,snomed,871711000000103,local]",
                            "[5002,emis,^ESCT12,local]");
            assertThat(text(ingested, Patient.TABLE))
                    .containsExactly(
                            "[20001,120001,male,1950,null,null,true,10,null]",
                            "[20001,220001,female,1960,null,null,true,1,null]",
                            "[20002,320002,unknown,1970,null,2019-05-01,false,null,null]");
            assertThat(text(ingested, Registration.TABLE))
                    .containsExactly(
                            "[20001,120001,2010-03-01,null]",
                            "[20001,220001,2010-03-01,2018-06-30]",
                            "[20002,320002,2010-03-01,null]");
            assertThat(text(ingested, Contact.TABLE))
                    .containsExactly(
                            "[20001,120001,801,2015-08-05,1120001,gp,1809171000006114]",
                            "[20002,320002,802,2015-08-06,1220002,nurse,null]");
            assertThat(text(ingested, Event.TABLE))
                    .containsExactly(
                            "[20001,120001,901,2015-08-05,801,5001,15.0]",
                            "[20001,220001,902,2016-08-05,null,5002,null]");
        }
    }

    @Test
    void the_social_prescribing_layer_takes_practice_and_patient_from_its_referral() {
        try (var ingested = new SmallDelivery(folder).withSocialPrescribing().read()) {
            assertThat(text(ingested, SpReferral.TABLE))
                    .containsExactly(
                            "[20001,120001,R71,2015-08-01,2015-08-05,null,gp,medical,holistic,422650009,snomed,"
                                    + "2015-08-20,2015-12-01,done]");
            assertThat(text(ingested, SpContact.TABLE))
                    .containsExactly("[20001,120001,R71,1,2015-08-20,phone,link,45,true]");
            assertThat(text(ingested, SpNeed.TABLE))
                    .containsExactly("[20001,120001,R71,422650009,isolation,2015-08-05]");
            assertThat(text(ingested, SpActivity.TABLE))
                    .containsExactly("[20001,120001,R71,walking,club,2015-09-01,2015-11-01,6]");
            assertThat(text(ingested, SpMeasure.TABLE))
                    .containsExactly("[20001,120001,R71,swemwbs,total,baseline,2015-08-20,19.5]");
        }
    }

    @Test
    void a_delivery_without_the_social_prescribing_layer_has_empty_tables_of_it() {
        try (var ingested = new SmallDelivery(folder).read()) {
            for (var table :
                    List.of(SpReferral.TABLE, SpContact.TABLE, SpNeed.TABLE, SpActivity.TABLE, SpMeasure.TABLE)) {
                assertThat(text(ingested, table)).isEmpty();
            }
        }
    }

    @Test
    void the_first_decile_is_turned_to_the_most_deprived_only_when_the_supplier_counts_the_other_way() {
        var settings = new SourceSettings(
                SourceSettings.Layout.AURUM, "e2019_imd_10", SourceSettings.DeprivationOne.MOST_DEPRIVED, 0.5);
        try (var ingested = new SmallDelivery(folder).read(settings)) {
            assertThat(ingested.rows(Patient.TABLE)
                            .select(Patient.IMD_DECILE.col())
                            .as(org.apache.spark.sql.Encoders.INT())
                            .collectAsList())
                    .containsExactly(1, 10, null);
        }
    }

    @Test
    void an_area_is_urban_or_rural_as_the_study_says_and_any_other_code_is_not_recorded_and_counted() {
        var delivery = new SmallDelivery(folder)
                .lines(
                        SmallDelivery.IMD,
                        "patid pracid e2019_imd_10 e2011_urbanrural",
                        "120001 20001 1 2",
                        "220001 20001 10 9",
                        "320002 20002 - 1");
        try (var ingested = delivery.read(SmallDelivery.withAreas())) {
            assertThat(text(ingested, Patient.TABLE).stream().map(row -> row.replaceAll(".*,", "")))
                    .containsExactly("rural]", "null]", "urban]");
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_patient_imd.txt e2011_urbanrural neither-urban-nor-rural", 1L));
        }
        try (var ingested = delivery.read()) {
            assertThat(text(ingested, Patient.TABLE)).allMatch(row -> row.endsWith(",null]"));
            assertThat(ingested.rules()).isEmpty();
        }
    }

    @Test
    void the_manifest_adds_up_and_the_practices_are_named() {
        try (var ingested = new SmallDelivery(folder).read()) {
            assertThat(ingested.manifest().count()).isEqualTo(7);
            assertThat(ingested.practices()).containsExactly("20001", "20002");
            assertThat(ingested.files())
                    .allSatisfy(file ->
                            assertThat(file.accepted()).isEqualTo(file.read()).isPositive());
            assertThat(ingested.rules()).isEmpty();
            assertThat(ingested.overLimit(0)).isEmpty();
        }
    }

    private static List<String> text(Ingested ingested, Table table) {
        return ingested.rows(table).collectAsList().stream().map(Row::toString).toList();
    }
}
