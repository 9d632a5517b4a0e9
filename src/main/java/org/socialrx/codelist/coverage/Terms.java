package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.trim;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The words of codes: their stems, and the three-letter pieces by which two terms are compared.
 *
 * <p>A stem is the first five letters of a word of four or more that says something. Likeness is the coefficient of
 * Dice (Measures of the amount of ecologic association between species, Ecology 1945;26:297) of the sets of pieces.
 */
final class Terms {
    static final String STEMS = "stems";
    static final String PIECES = "pieces";
    private static final String PLAIN = "plain";

    /** Stems that stand in terms of every kind. */
    private static final List<String> EMPTY_WORDS = List.of(
            "with", "from", "into", "other", "patie", "refer", "servi", "histo", "findi", "proce", "situa", "disor",
            "disea", "asses", "this", "that", "have", "about", "level", "statu", "quali", "regim", "obser");

    private Terms() {}

    /** Adds the stems and pieces of a column of words; both are null where it is. */
    static Dataset<Row> withParts(Dataset<Row> rows, Column words) {
        var plain = trim(regexp_replace(lower(words), "[^a-z0-9]+", " "));
        return rows.withColumn(PLAIN, plain)
                .withColumn(STEMS, stems())
                .withColumn(
                        PIECES,
                        array_distinct(
                                expr("transform(sequence(1, greatest(length(%1$s) - 2, 1)), i -> substring(%1$s, i, 3))"
                                        .formatted(PLAIN))))
                .drop(PLAIN);
    }

    /** How much two sets of pieces have in common, from 0 to 1. */
    static Column likeness(Column pieces, Column others) {
        return size(array_intersect(pieces, others))
                .multiply(2.0)
                .divide(size(pieces).plus(size(others)));
    }

    private static Column stems() {
        var words =
                expr("transform(filter(split(%s, ' '), w -> length(w) > 3), w -> substring(w, 1, 5))".formatted(PLAIN));
        return array_except(array_distinct(words), lit(EMPTY_WORDS.toArray(String[]::new)));
    }
}
