package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.result.Provenance;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Table;

/** Result tables of a study that was never done: plausible numbers, several of them too small to be released. */
public final class PlausibleResults {
    static final String ALL = "all";
    static final int REFERRED = 912;
    static final int DECLINED = 143;
    static final int PATIENTS = 19_140;
    static final int MATCHED = 704;
    static final int CONTROLS = 1_263;

    private static final Map<String, String[]> LEVELS = levels();
    private final Random random = new Random(20_200_131);

    private PlausibleResults() {}

    /** Rows of every result table. */
    public static Map<Table, List<Row>> rows() {
        var results = new PlausibleResults();
        var tables = new LinkedHashMap<Table, List<Row>>();
        tables.putAll(PlausibleEffects.rows());
        tables.put(AttritionStep.TABLE, attrition());
        results.describe(tables);
        results.matching(tables);
        PlausibleEquity.add(tables);
        tables.put(GroupShare.TABLE, PlausibleShares.rows(tables));
        tables.put(
                Provenance.TABLE, List.of(fact("origin", "simulated"), fact("delivery", "simulated extract, seed 7")));
        return tables;
    }

    private static Row fact(String name, String value) {
        return ResultRow.of(Provenance.TABLE)
                .with(Provenance.FACT, name)
                .with(Provenance.VALUE, value)
                .row();
    }

    private static Map<String, String[]> levels() {
        var levels = new LinkedHashMap<String, String[]>();
        levels.put("sex", new String[] {"female", "male", "indeterminate"});
        levels.put("age-band", new String[] {"18-29", "30-44", "45-59", "60-74", "75+"});
        levels.put("ethnicity", new String[] {"white", "south-asian", "black", "mixed", "other", "not-recorded"});
        levels.put("deprivation-decile", new String[] {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"});
        return levels;
    }

    /** Splits a number of people over levels, earlier levels getting more, the last of three or six next to nothing. */
    private long[] split(int people, String variable, double tilt) {
        int size = LEVELS.getOrDefault(variable, new String[0]).length;
        var weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = switch (variable) {
                case "sex" -> i == 2 ? 0.004 : i == 0 ? 0.5 + 0.1 * tilt : 0.5 - 0.1 * tilt;
                case "ethnicity" -> new double[] {64, 8, 5, 1.2, 0.6, 20}[i];
                default -> 1 + tilt * (size / 2.0 - i) / size;
            };
            sum += weights[i];
        }
        var counts = new long[size];
        long left = people;
        for (int i = size - 1; i > 0; i--) {
            counts[i] = Math.round(people * weights[i] / sum * (0.93 + 0.14 * random.nextDouble()));
            left -= counts[i];
        }
        counts[0] = left;
        return counts;
    }

    private static List<Row> attrition() {
        var rows = new ArrayList<Row>();
        step(rows, "extract", "patients", PATIENTS + 860, 0, "In the extract");
        step(rows, "extract", "patients", PATIENTS + 857, 3, "Record fit for research");
        step(rows, "extract", "patients", PATIENTS, 857, "Registered in the data window");
        step(rows, "referred", "patients", 1_204, 0, "Ever referred");
        step(rows, "referred", "patients", 1_012, 192, "First referral in the index window");
        step(rows, "referred", "patients", 1_006, 6, "Record fit for research");
        step(rows, "referred", "patients", 1_001, 5, "18 to 105 years old");
        step(rows, "referred", "patients", REFERRED, 89, "Registered for 728 days before");
        step(rows, "control", "candidates", 214_380, 0, "In a risk set: same practice, sex and day");
        step(rows, "control", "candidates", 168_402, 45_978, "Eligible on the day");
        step(rows, "control", "candidates", 18_102, 150_300, "Drawn, at most 20 a referral");
        step(rows, "matched", "patients", REFERRED, 0, "Referred and eligible");
        step(rows, "matched", "patients", MATCHED, REFERRED - MATCHED, "With at least one control in the caliper");
        return rows;
    }

    private static void step(List<Row> rows, String flow, String unit, long remaining, long excluded, String label) {
        int number = (int) rows.stream().filter(row -> row.get(0).equals(flow)).count();
        rows.add(ResultRow.of(AttritionStep.TABLE)
                .with(AttritionStep.FLOW, flow)
                .with(AttritionStep.STEP_NUMBER, number)
                .with(
                        AttritionStep.STEP,
                        label.startsWith("With at least one control") ? "matched" : flow + "-" + number)
                .with(AttritionStep.LABEL, label)
                .with(AttritionStep.UNIT, unit)
                .with(AttritionStep.REMAINING_COUNT, remaining)
                .with(AttritionStep.EXCLUDED_COUNT, excluded)
                .row());
    }

    private void describe(Map<Table, List<Row>> tables) {
        var characteristics = new ArrayList<Row>();
        var rates = new ArrayList<Row>();
        for (var group : List.of("referred", "declined", "neither")) {
            int people = group.equals("referred") ? REFERRED : group.equals("declined") ? DECLINED : 18_085;
            boolean hasRate = !group.equals("neither");
            if (hasRate) {
                rates.add(rate(group, ALL, ALL, 0, people, 72_400));
            }
            LEVELS.forEach((variable, names) -> {
                double tilt = group.equals("neither") ? 0 : 0.7;
                var counts = split(people, variable, tilt);
                var years = split(72_400, variable, 0);
                for (int i = 0; i < names.length; i++) {
                    characteristics.add(characteristic(group, variable, names[i], i, counts[i], people));
                    if (hasRate) {
                        rates.add(rate(group, variable, names[i], i, counts[i], (double) years[i]));
                    }
                }
            });
        }
        tables.put(Characteristic.TABLE, characteristics);
        tables.put(Rate.TABLE, rates);
    }

    private static Row characteristic(String group, String variable, String level, int order, long count, long all) {
        return ResultRow.of(Characteristic.TABLE)
                .with(Characteristic.PATIENT_GROUP, group)
                .with(Characteristic.VARIABLE, variable)
                .with(Characteristic.LEVEL, level)
                .with(Characteristic.LEVEL_ORDER, order)
                .with(Characteristic.PATIENT_COUNT, count)
                .with(Characteristic.GROUP_COUNT, all)
                .with(Characteristic.SHARE, count / (double) all)
                .row();
    }

    private static Row rate(String state, String variable, String level, int order, long count, double years) {
        return ResultRow.of(Rate.TABLE)
                .with(Rate.STATE, state)
                .with(Rate.VARIABLE, variable)
                .with(Rate.LEVEL, level)
                .with(Rate.LEVEL_ORDER, order)
                .with(Rate.PATIENT_COUNT, count)
                .with(Rate.PERSON_YEARS, years)
                .with(Rate.RATE_PER_1000, 1000 * count / years)
                .with(Rate.CI_LOW, 0.0)
                .with(Rate.CI_HIGH, 0.0)
                .row();
    }

    private void matching(Map<Table, List<Row>> tables) {
        var losses = new ArrayList<Row>();
        losses.add(loss("primary", ALL, ALL, 0, REFERRED, MATCHED));
        losses.add(loss("wide", ALL, ALL, 0, REFERRED, MATCHED));
        LEVELS.forEach((variable, names) -> {
            var referred = tables.getOrDefault(Characteristic.TABLE, List.of()).stream()
                    .filter(row -> row.get(0).equals("referred") && row.get(1).equals(variable))
                    .mapToLong(row -> (long) row.get(4))
                    .toArray();
            long left = REFERRED - MATCHED;
            for (int i = 0; i < names.length; i++) {
                boolean isLast = i == names.length - 1;
                long unmatched = isLast
                        ? Math.min(left, referred[i])
                        : Math.min(left, Math.round(referred[i] * (0.2 + 0.06 * random.nextDouble())));
                left -= unmatched;
                for (var design : List.of("primary", "wide")) {
                    losses.add(loss(design, variable, names[i], i, referred[i], referred[i] - unmatched));
                }
            }
        });
        tables.put(MatchLoss.TABLE, losses);
        tables.put(PropensityTerm.TABLE, PlausibleBalance.terms());
        tables.put(CovariateBalance.TABLE, PlausibleBalance.balance());
        tables.put(CodeBalance.TABLE, PlausibleBalance.codes());
        tables.put(Overlap.TABLE, PlausibleBalance.overlap());
        tables.put(Leaving.TABLE, PlausibleBalance.leaving());
    }

    private static Row loss(String design, String variable, String level, int order, long referred, long matched) {
        return ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, design)
                .with(MatchLoss.VARIABLE, variable)
                .with(MatchLoss.LEVEL, level)
                .with(MatchLoss.LEVEL_ORDER, order)
                .with(MatchLoss.REFERRED_COUNT, referred)
                .with(MatchLoss.MATCHED_COUNT, matched)
                .with(MatchLoss.UNMATCHED_COUNT, referred - matched)
                .with(MatchLoss.UNMATCHED_SHARE, (referred - matched) / (double) Math.max(1, referred))
                .row();
    }
}
