package org.socialrx.describe;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.study.AgeBand;
import org.socialrx.study.EthnicGroups;
import org.socialrx.study.UrbanRural;

/** The levels of the characteristics that people are described by, and their order. */
final class Levels {
    private static final Comparator<String> ORDER = Comparator.comparing(
                    (String level) -> level.equals(People.NOT_RECORDED))
            .thenComparing(Levels::leadingNumber)
            .thenComparing(Comparator.naturalOrder());

    private Levels() {}

    /**
     * The level of a characteristic, never null.
     *
     * @param age age in years
     * @throws IllegalArgumentException if it is none
     */
    static Column of(String variable, Column age) {
        return switch (variable) {
            case "sex" -> Patient.SEX.col();
            case "age-band" -> ageBand(age);
            case "deprivation-decile" -> recorded(Patient.IMD_DECILE.col());
            case "deprivation-quintile" ->
                recorded(ceil(Patient.IMD_DECILE.col().divide(2)));
            case "region" -> recorded(Practice.REGION.col());
            case UrbanRural.CHARACTERISTIC -> recorded(Patient.URBAN_RURAL.col());
            default ->
                EthnicGroups.of(variable)
                        .map(groups -> col(groups.characteristic()))
                        .orElseThrow(() -> new IllegalArgumentException("No characteristic %s".formatted(variable)));
        };
    }

    private static Column ageBand(Column age) {
        var level = lit(AgeBand.UNDER_18.label());
        for (var band : AgeBand.values()) {
            level = when(age.geq(band.fromYears()), band.label()).otherwise(level);
        }
        return level;
    }

    private static Column recorded(Column value) {
        return coalesce(value.cast("string"), lit(People.NOT_RECORDED));
    }

    /** Levels in the order of presentation: by number where they begin with one, then by text, the unknown last. */
    static List<String> inOrder(Collection<String> levels) {
        return levels.stream().distinct().sorted(ORDER).toList();
    }

    /** The recorded levels that are numbers, in their order. */
    static List<String> ranked(Collection<String> levels) {
        return inOrder(levels).stream().filter(level -> level.matches("\\d+")).toList();
    }

    private static int leadingNumber(String level) {
        var digits = level.chars().takeWhile(Character::isDigit).count();
        return digits == 0 || digits > 4 ? Integer.MAX_VALUE : Integer.parseInt(level.substring(0, (int) digits));
    }
}
