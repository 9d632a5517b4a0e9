package org.socialrx.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.socialrx.study.SourceSettings;
import org.socialrx.study.SourceSettings.DeprivationOne;
import org.socialrx.study.SourceSettings.Layout;
import org.socialrx.study.UrbanRural;
import org.socialrx.table.Table;

/** A small delivery of comma-separated files, in the layouts that have them. */
final class CsvDelivery {
    private final Path folder;
    private final Layout layout;

    private CsvDelivery(Path folder, Layout layout) {
        this.folder = folder;
        this.layout = layout;
    }

    /**
     * OMOP: practice 20001 in region 8 with a GP, practice 20002 without a place. Person 1 is there since 2010; person
     * 2 left in 2018; person 3 died on 1 May 2019.
     */
    static CsvDelivery omop(Path folder) {
        return new CsvDelivery(folder, Layout.OMOP)
                .lines(
                        "care_site.csv",
                        "care_site_id,care_site_name,place_of_service_concept_id,location_id,care_site_source_value,"
                                + "place_of_service_source_value",
                        "20001,Practice,8977,71,20001,GP practice",
                        "20002,Practice,8977,,20002,GP practice")
                .lines(
                        "location.csv",
                        "location_id,address_1,address_2,city,state,zip,county,location_source_value,"
                                + "country_concept_id,country_source_value,latitude,longitude",
                        "71,,,,,,,region:8,,,,")
                .lines(
                        "provider.csv",
                        "provider_id,provider_name,npi,dea,specialty_concept_id,care_site_id,year_of_birth,"
                                + "gender_concept_id,provider_source_value,specialty_source_value,"
                                + "specialty_source_concept_id,gender_source_value,gender_source_concept_id",
                        "11,,,,38004446,20001,,0,11,GP,0,,0")
                .lines(
                        "person.csv",
                        "person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,birth_datetime,"
                                + "race_concept_id,ethnicity_concept_id,location_id,provider_id,care_site_id,"
                                + "person_source_value,gender_source_value,gender_source_concept_id,"
                                + "race_source_value,race_source_concept_id,ethnicity_source_value,"
                                + "ethnicity_source_concept_id",
                        "1,8507,1950,,,,0,0,71,,20001,p1,M,0,,0,,0",
                        "2,8532,1960,,,,0,0,71,,20001,p2,F,0,,0,,0",
                        "3,0,1970,,,,0,0,,,20002,p3,,0,,0,,0")
                .lines(
                        "observation_period.csv",
                        "observation_period_id,person_id,observation_period_start_date,"
                                + "observation_period_end_date,period_type_concept_id",
                        "1,1,2010-03-01,2020-01-31,32882",
                        "2,2,2010-03-01,2018-06-30,32882",
                        "3,3,2010-03-01,2019-05-01,32882")
                .lines(
                        "death.csv",
                        "person_id,death_date,death_datetime,death_type_concept_id,cause_concept_id,"
                                + "cause_source_value,cause_source_concept_id",
                        "3,2019-05-01,,32815,,,")
                .lines(
                        "visit_occurrence.csv",
                        "visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_start_datetime,"
                                + "visit_end_date,visit_end_datetime,visit_type_concept_id,provider_id,care_site_id,"
                                + "visit_source_value,visit_source_concept_id,admitted_from_concept_id,"
                                + "admitted_from_source_value,discharged_to_concept_id,discharged_to_source_value,"
                                + "preceding_visit_occurrence_id",
                        "81,1,9202,2015-08-05,,2015-08-05,,32827,11,20001,1809171000006114,0,,,,,",
                        "82,1,9201,2015-09-05,,2015-09-07,,32827,,,inpatient,0,,,,,")
                .lines(
                        "observation.csv",
                        "observation_id,person_id,observation_concept_id,observation_date,"
                                + "observation_type_concept_id,value_as_number,value_as_string,value_as_concept_id,"
                                + "qualifier_concept_id,unit_concept_id,provider_id,visit_occurrence_id,"
                                + "visit_detail_id,observation_source_value,observation_source_concept_id,"
                                + "unit_source_value,qualifier_source_value,value_source_value,"
                                + "observation_event_id,obs_event_field_concept_id",
                        "91,1,0,2015-08-05,32840,15,,,,,11,81,,871731000000106,0,,,,,",
                        "92,2,0,2016-08-05,32840,,\"walks, \"\"often\"\"\",,,,,,,LOCAL7,0,,,,,")
                .lines(
                        "condition_occurrence.csv",
                        "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,"
                                + "condition_end_date,condition_type_concept_id,condition_status_concept_id,"
                                + "stop_reason,provider_id,visit_occurrence_id,visit_detail_id,"
                                + "condition_source_value,condition_source_concept_id,condition_status_source_value",
                        "91,1,0,2015-08-06,,32840,,,11,81,,32911000,0,");
    }

    /** Events: one practice, two patients, of whom the second died; one contact with a nurse. */
    static CsvDelivery events(Path folder) {
        return new CsvDelivery(folder, Layout.EVENTS)
                .lines("practice.csv", "practice_id,region,last_collection_date", "A1,8,2020-01-31")
                .lines("staff.csv", "staff_id,practice_id,role", "s1,A1,Nurse")
                .lines(
                        "patient.csv",
                        "patient_id,practice_id,sex,birth_year,death_date,registration_start,registration_end,"
                                + "imd_decile",
                        "p1,A1,M,1950,,2010-03-01,,1",
                        "p2,A1,female,1960,2019-05-01,2010-03-01,2019-05-01,")
                .lines(
                        "contact.csv",
                        "patient_id,practice_id,contact_id,contact_date,staff_id,contact_code",
                        "p1,A1,c1,2015-08-05,s1,face")
                .lines(
                        "event.csv",
                        "patient_id,practice_id,event_date,code,code_system,term,value,unit,episode_type",
                        "p1,A1,2015-08-05,8T09.,READ2,\"Referral, social\",,,first",
                        "p1,A1,2015-08-06,XaaEC,CTV3,Referral,1.5,kg,",
                        "p2,A1,2015-08-06,871731000000106,SNOMED,,,,");
    }

    CsvDelivery lines(String file, String... lines) {
        return text(file, String.join("\n", lines) + "\n");
    }

    CsvDelivery row(String file, String row) {
        try {
            return text(file, Files.readString(folder.resolve(file)) + row + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CsvDelivery text(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceSettings settings() {
        return new SourceSettings(layout, "", DeprivationOne.LEAST_DEPRIVED, 0.5);
    }

    /** As {@link #read}, where the study says that a town is urban and the country rural. */
    Ingested readWithAreas() {
        var areas = new UrbanRural("", List.of("town"), List.of("country"));
        var settings = new SourceSettings(layout, "", DeprivationOne.LEAST_DEPRIVED, areas, 0.5, List.of());
        return SmallDelivery.read(folder.toUri().toString(), settings);
    }

    /** As {@link #read}, where the study allows every row to be rejected. */
    Ingested readWhateverIsRejected() {
        var settings = new SourceSettings(layout, "", DeprivationOne.LEAST_DEPRIVED, 100);
        return SmallDelivery.read(folder.toUri().toString(), settings);
    }

    Ingested read() {
        return SmallDelivery.read(folder.toUri().toString(), settings());
    }

    static List<String> rows(Ingested ingested, Table table) {
        return ingested.rows(table).collectAsList().stream().map(Row::toString).toList();
    }
}
