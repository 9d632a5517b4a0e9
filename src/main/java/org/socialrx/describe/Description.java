package org.socialrx.describe;

import java.util.ArrayList;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Rate;
import org.socialrx.study.Study;

/** Describes who was prescribed: the one way into this package. */
public final class Description {
    private Description() {}

    /** Characteristics by group, rates of first events, the funnel of use; the work is done when this returns. */
    public static DescribeTables describe(Study study, DescribeInputs inputs) {
        var people = new People(study, inputs);
        var session = inputs.patient().sparkSession();
        var cells = PersonCells.of(study, new Described(study, people).adults(), inputs.spReferral());
        var shares = new ArrayList<>(Funnel.rows(cells));
        shares.addAll(new SchemeUse(study, inputs).rows(cells));
        return new DescribeTables(
                session.createDataFrame(Characteristics.rows(cells), Characteristic.TABLE.schema()),
                session.createDataFrame(new FirstEventRates(study, people).rows(), Rate.TABLE.schema()),
                session.createDataFrame(shares, GroupShare.TABLE.schema()));
    }
}
