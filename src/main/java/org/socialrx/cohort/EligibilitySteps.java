package org.socialrx.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.ControlRules;
import org.socialrx.study.EligibilityRule;

/**
 * The rules of eligibility of a study as intervals of days, in the order of the study file.
 *
 * <p>A step keeps what the steps before it kept: {@link #first} and {@link #last} of step n are the bounds after n
 * steps.
 */
final class EligibilitySteps {
    private static final String IS_OBSERVED = "is_observed";
    private static final Column NO_BOUND = lit(null).cast(DataTypes.DateType);
    private static final Column NEVER = lit(Date.valueOf("0001-01-01"));

    private final CohortRules rules;

    EligibilitySteps(CohortRules rules) {
        this.rules = rules;
    }

    /** Name of the column that holds the first eligible day after a step, counted from 0. */
    static String first(int step) {
        return "first_day_" + step;
    }

    /** Name of the column that holds the last eligible day after a step, counted from 0. */
    static String last(int step) {
        return "last_day_" + step;
    }

    /** Steps of a referred patient on the index date; the rule of the first referral compares dates, not days. */
    List<Step> referredSteps() {
        var steps = new ArrayList<Step>();
        steps.add(observed("registered-on-index-date", "Registered and observed on the day of referral"));
        rules.eligibility().forEach(rule -> steps.add(step(rule)));
        return steps;
    }

    /** Steps of a possible control on the day of another patient's referral. */
    List<Step> controlSteps() {
        var steps = new ArrayList<Step>();
        steps.add(observed(
                "in-risk-set",
                "Registered and observed in the same practice, of the same sex and within %d years of birth, on a day of referral"
                        .formatted(rules.controls().ageWithinYears())));
        steps.add(atRisk());
        rules.eligibility().stream()
                .filter(rule -> !(rule instanceof EligibilityRule.FirstReferralEver))
                .forEach(rule -> steps.add(step(rule)));
        return steps;
    }

    /** The spells with their bounds after every step. */
    static Dataset<Row> bounded(Dataset<Row> spells, List<Step> steps) {
        var bounded = spells;
        for (int n = 0; n < steps.size(); n++) {
            var step = steps.get(n);
            bounded = bounded.withColumn(first(n), n == 0 ? step.from() : greatest(col(first(n - 1)), step.from()))
                    .withColumn(last(n), n == 0 ? step.to() : least(col(last(n - 1)), step.to()));
        }
        return bounded;
    }

    /** Whether a day lies within the bounds after a step, counted from 0. */
    static Column isWithin(Column day, int step) {
        return day.between(col(first(step)), col(last(step)));
    }

    /** Patients of the extract, with a record fit for research if the study asks for it, observed in the window. */
    Dataset<Row> extractFlow(Dataset<Row> patients, Dataset<Row> spells) {
        var keys = new String[] {CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name()};
        var observed = spells.select(CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col())
                .distinct()
                .withColumn("is_observed", lit(true));
        boolean asksAcceptable = rules.eligibility().contains(new EligibilityRule.RecordAcceptable());
        var isKept = asksAcceptable ? Patient.IS_ACCEPTABLE.col() : lit(true);
        var flow = new Attrition("extract", "patients");
        flow.step("in-extract", "In the extract", lit(true));
        if (asksAcceptable) {
            flow.step("record-acceptable", "Record fit for research", isKept);
        }
        flow.step("registered-in-data-window", "Registered in the data window", isKept.and(isObserved()));
        return flow.count(patients.join(observed, keys, "left"));
    }

    private static Column isObserved() {
        return col(IS_OBSERVED).isNotNull();
    }

    private static Step observed(String name, String label) {
        return new Step(name, label, CohortMember.OBSERVED_FROM.col(), CohortMember.OBSERVED_TO.col());
    }

    private Step atRisk() {
        var own = CohortMember.OWN_REFERRAL_DATE.col();
        return rules.controls().atRisk() == ControlRules.AtRisk.NEVER_REFERRED
                ? new Step("never-referred", "Never referred", NO_BOUND, when(own.isNotNull(), NEVER))
                : new Step("not-yet-referred", "Not referred up to that day", NO_BOUND, date_sub(own, 1));
    }

    private static Step step(EligibilityRule rule) {
        if (rule instanceof EligibilityRule.AgeYears age) {
            return age(age);
        }
        if (rule instanceof EligibilityRule.RegisteredDays registered) {
            return new Step(
                    "registered-days",
                    "Registered without a gap for %d days before".formatted(registered.days()),
                    date_add(col(Spells.REGISTERED_FROM), registered.days()),
                    NO_BOUND);
        }
        if (rule instanceof EligibilityRule.FirstReferralEver) {
            return new Step(
                    "first-referral-ever",
                    "No earlier referral in the record",
                    NO_BOUND,
                    CohortMember.OWN_REFERRAL_DATE.col());
        }
        return new Step(
                "record-acceptable",
                "Record fit for research",
                NO_BOUND,
                when(Patient.IS_ACCEPTABLE.col(), NO_BOUND).otherwise(NEVER));
    }

    private static Step age(EligibilityRule.AgeYears rule) {
        var from = rule.from() > 0 ? midYear(rule.from()) : NO_BOUND;
        return new Step(
                "age-years",
                "Aged %d to %d years".formatted(rule.from(), rule.to()),
                from,
                date_sub(midYear(rule.to() + 1), 1));
    }

    /** The day somebody born in the middle of the year reaches an age. */
    private static Column midYear(int age) {
        return make_date(CohortMember.BIRTH_YEAR.col().plus(age), lit(7), lit(1));
    }
}
