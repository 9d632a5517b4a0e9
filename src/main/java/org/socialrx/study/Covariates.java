package org.socialrx.study;

import java.util.List;

/**
 * What is known before the index date and goes into the propensity score.
 *
 * @param lookBackDays days before the index date that are searched for conditions
 * @param demographic age-years, sex, ethnicity, deprivation-decile
 * @param conditions code lists; a condition is present with an entry in the look-back
 */
public record Covariates(int lookBackDays, List<String> demographic, List<String> conditions) {
    public Covariates {
        demographic = List.copyOf(demographic);
        conditions = List.copyOf(conditions);
    }
}
