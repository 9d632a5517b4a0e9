package org.socialrx.schema.release;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.stream.Stream;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.result.Provenance;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Disclosure;
import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** The released form of every result table. */
public final class Released {
    /** Run that released the row; one release has one. */
    public static final Field RUN_ID = Field.required("run_id", StringType, "Run that released the row");

    /** Disclosure profile the row was released under. */
    public static final Field PROFILE = Field.required("disclosure_profile", StringType, "Disclosure profile applied");

    /** Every result table that is released, in the order in which the report reads them. */
    public static final List<Table> RESULTS = List.of(
            Estimate.TABLE,
            EventTime.TABLE,
            ArmRate.TABLE,
            AttritionStep.TABLE,
            Characteristic.TABLE,
            Rate.TABLE,
            GroupShare.TABLE,
            EquityRatio.TABLE,
            EquityIndex.TABLE,
            PracticeShare.TABLE,
            CompletenessSpread.TABLE,
            Predictor.TABLE,
            MatchLoss.TABLE,
            PropensityTerm.TABLE,
            CovariateBalance.TABLE,
            CodeBalance.TABLE,
            Overlap.TABLE,
            Diagnostic.TABLE,
            Leaving.TABLE,
            Provenance.TABLE);

    private Released() {}

    /**
     * The released form: withheld fields gone, everything that can be suppressed nullable and with a flag of its own,
     * the run and the disclosure profile added.
     */
    public static Table of(Table result) {
        var fields = Stream.concat(
                        result.fields().stream()
                                .filter(field -> !(field.disclosure() instanceof Disclosure.Withheld))
                                .flatMap(Released::released),
                        Stream.of(PROFILE, RUN_ID))
                .toList();
        return new Table(Layer.RELEASE, result.name(), result.grain(), fields, result.key(), result.rules());
    }

    /** The flag that tells a suppressed value from one that was never there. */
    public static Field flag(Field field) {
        return Field.required(
                field.name() + "_suppressed", BooleanType, "Whether %s was suppressed".formatted(field.name()));
    }

    private static Stream<Field> released(Field field) {
        return field.disclosure() instanceof Disclosure.Plain
                ? Stream.of(field)
                : Stream.of(field.asOptional(), flag(field));
    }
}
