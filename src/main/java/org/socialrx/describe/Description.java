package org.socialrx.describe;

import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.Rate;
import org.socialrx.study.Study;

/** Describes who was prescribed: the one way into this package. */
public final class Description {
    private Description() {}

    /** Characteristics by group, and rates of first events; the work is done when this returns. */
    public static DescribeTables describe(Study study, DescribeInputs inputs) {
        var people = new People(study, inputs);
        var session = inputs.patient().sparkSession();
        return new DescribeTables(
                session.createDataFrame(new Characteristics(study, people).rows(), Characteristic.TABLE.schema()),
                session.createDataFrame(new FirstEventRates(study, people).rows(), Rate.TABLE.schema()));
    }
}
