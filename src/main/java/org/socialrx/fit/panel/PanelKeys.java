package org.socialrx.fit.panel;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Values;

/** Keys that the estimators of this package share. */
final class PanelKeys {
    static final String OUTCOME = "outcome";
    static final String UNIT = "unit";
    static final String TIME = "time";
    static final String COHORT = "cohort";
    static final String COVARIATES = "covariates";
    static final String REFERENCE = "reference-event-time";

    private PanelKeys() {}

    /** The keys of a panel whose units have cohorts, and some of its own. */
    static List<Key> withCohort(Key... own) {
        List<Key> keys = new ArrayList<>(List.of(
                Key.column(OUTCOME).required(),
                Key.column(UNIT).required(),
                Key.column(TIME).required(),
                Key.column(COHORT).required(),
                Key.columns(COVARIATES)));
        keys.addAll(List.of(own));
        return keys;
    }

    /** CR1S by unit. */
    static List<Covariance> byUnit(CovarianceType type, Values values) {
        return List.of(Covariance.of(type, values.text(UNIT)));
    }
}
