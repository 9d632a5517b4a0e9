package org.socialrx.propensity;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Code;

/** One name for every key of a supplier's dictionary: the code in the best terminology it is given in. */
final class CodeName {
    /** Terminology and code, like {@code snomed 267076002}: two keys of one concept have the same. */
    static final String NAME = "code_name";

    private CodeName() {}

    /** Columns code_key and {@link #NAME} of a dictionary, {@code core.code}. */
    static Dataset<Row> of(Dataset<Row> codes) {
        return codes.groupBy(Code.CODE_KEY.col())
                .agg(min_by(name(), struct(rank(), Code.CODE.col())).as(NAME));
    }

    /** Columns {@link #NAME} and term, one of the words the supplier has for it. */
    static Dataset<Row> terms(Dataset<Row> codes) {
        return codes.where(Code.TERM.col().isNotNull())
                .groupBy(name().as(NAME))
                .agg(min_by(Code.TERM.col(), Code.CODE_KEY.col()).as(Code.TERM.name()));
    }

    private static Column name() {
        return concat_ws(" ", Code.CODE_SYSTEM.col(), Code.CODE.col());
    }

    private static Column rank() {
        var system = Code.CODE_SYSTEM.col();
        return when(system.equalTo("snomed"), 0)
                .when(system.equalTo("ctv3"), 1)
                .when(system.equalTo("read2"), 2)
                .when(system.equalTo("emis"), 3)
                .otherwise(4);
    }
}
