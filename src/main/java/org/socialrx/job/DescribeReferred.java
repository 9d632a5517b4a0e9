package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeRule;
import org.socialrx.describe.DescribeInputs;
import org.socialrx.describe.Description;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.Provenance;
import org.socialrx.schema.result.Rate;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.DateWindow;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Describes who was referred, who declined and who was neither. */
final class DescribeReferred implements Job {
    /** The list that names kinds of activity. */
    private static final String ACTIVITIES = "activity";

    @Override
    public String name() {
        return "describe";
    }

    @Override
    public String summary() {
        return "Describe who was referred, who declined and who was neither, and at what rates.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                Patient.TABLE,
                Registration.TABLE,
                Practice.TABLE,
                DeliveryFile.TABLE,
                CodedEvent.TABLE,
                ExposureEpisode.TABLE,
                SpReferral.TABLE,
                SpContact.TABLE,
                SpActivity.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                Characteristic.TABLE,
                Rate.TABLE,
                GroupShare.TABLE,
                EquityRatio.TABLE,
                EquityIndex.TABLE,
                PracticeShare.TABLE,
                CompletenessSpread.TABLE,
                Predictor.TABLE,
                Provenance.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(
                Section.STUDY,
                Section.DATA_WINDOW,
                Section.ELIGIBILITY,
                Section.EXPOSURE,
                Section.COVARIATES,
                Section.DESCRIBE);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var described = Description.describe(
                study,
                new DescribeInputs(
                        in.table(Patient.TABLE),
                        in.table(Registration.TABLE),
                        in.table(Practice.TABLE),
                        in.table(CodedEvent.TABLE),
                        in.table(ExposureEpisode.TABLE),
                        in.table(SpReferral.TABLE),
                        in.table(SpContact.TABLE),
                        in.table(SpActivity.TABLE),
                        listsWithCodes(in),
                        activityKinds(in)));
        return new Outputs()
                .put(Characteristic.TABLE, described.characteristic())
                .put(Rate.TABLE, described.rate())
                .put(GroupShare.TABLE, described.groupShare())
                .put(EquityRatio.TABLE, described.equityRatio())
                .put(EquityIndex.TABLE, described.equityIndex())
                .put(PracticeShare.TABLE, described.practiceShare())
                .put(CompletenessSpread.TABLE, described.completenessSpread())
                .put(Predictor.TABLE, described.predictor())
                .put(Provenance.TABLE, provenance(study, in));
    }

    private static Set<String> listsWithCodes(Inputs in) {
        return in.codeLists().all().stream()
                .filter(list -> !list.matchingRules().isEmpty())
                .map(CodeList::name)
                .collect(Collectors.toSet());
    }

    /** Only what a list names is told: a code of a scheme's own may be any text. */
    private static Map<String, String> activityKinds(Inputs in) {
        return in.codeLists().all().stream()
                .filter(list -> list.name().equals(ACTIVITIES))
                .flatMap(list -> list.matchingRules().stream())
                .filter(rule -> rule.kind() == CodeRule.Kind.EXACT && !rule.isExcluded())
                .collect(Collectors.toMap(CodeRule::code, CodeRule::category, (first, second) -> first));
    }

    /** Facts that the report needs and that no count can be read from. */
    private static Dataset<Row> provenance(Study study, Inputs in) {
        var files = in.table(DeliveryFile.TABLE)
                .select(DeliveryFile.DELIVERY_ID.col(), DeliveryFile.FILE_NAME.col())
                .orderBy(DeliveryFile.TABLE.keyColumns())
                .collectAsList();
        var deliveries = files.stream().map(row -> row.getString(0)).distinct().toList();
        var facts = List.of(
                RowFactory.create(
                        "origin",
                        origin(files.stream().map(row -> row.getString(1)).toList())),
                RowFactory.create("delivery", String.join(" ", deliveries)),
                RowFactory.create("data-window", window(study.dataWindow())),
                RowFactory.create("index-window", window(study.indexWindow())),
                RowFactory.create("exposure-definition", study.exposure().definition()));
        return in.session().createDataFrame(facts, Provenance.TABLE.schema());
    }

    /** The generators put their names first into the names of their files. */
    private static String origin(List<String> fileNames) {
        if (fileNames.stream().anyMatch(name -> name.startsWith("simulated_"))) {
            return "simulated by socialrx";
        }
        return fileNames.stream().anyMatch(name -> name.startsWith("synthea_"))
                ? "synthetic, made by Synthea"
                : "delivered";
    }

    private static String window(DateWindow window) {
        return "%s to %s".formatted(window.from(), window.to());
    }
}
