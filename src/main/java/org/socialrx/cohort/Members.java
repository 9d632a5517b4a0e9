package org.socialrx.cohort;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.socialrx.schema.study.CohortMember;

/** Turns spells with an index date into rows of {@code study.cohort_member}. */
final class Members {
    private Members() {}

    /** Candidates who were referred on the index date. */
    static Dataset<Row> referred(Dataset<Row> spells) {
        return members(spells, lit(true));
    }

    /** Candidates who were at risk on the index date. */
    static Dataset<Row> controls(Dataset<Row> spells) {
        return members(spells, lit(false));
    }

    /** Quarter of a day, counted from 2000 Q1 = 0. */
    static Column quarter(Column day) {
        return year(day).minus(2000).multiply(4).plus(functions.quarter(day)).minus(1);
    }

    private static Dataset<Row> members(Dataset<Row> spells, Column isReferred) {
        return spells.withColumn(CohortMember.IS_REFERRED.name(), isReferred)
                .withColumn(CohortMember.INDEX_QUARTER.name(), quarter(CohortMember.INDEX_DATE.col()))
                .withColumn(CohortMember.AGE_YEARS.name(), age())
                .select(CohortMember.TABLE.columns());
    }

    /** Whole years since the middle of the year of birth; a child born this year is 0 before that, too. */
    private static Column age() {
        var day = CohortMember.INDEX_DATE.col();
        var years = year(day)
                .minus(CohortMember.BIRTH_YEAR.col())
                .minus(when(month(day).lt(7), 1).otherwise(0));
        return greatest(years, lit(0));
    }
}
