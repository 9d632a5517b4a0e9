package org.socialrx.study;

/**
 * Who may be a control of a referred patient: a patient of the same practice and sex at risk on the same day.
 *
 * @param atRisk who is at risk on the day
 * @param candidatesPerReferral most candidates drawn for one referral before any covariate is computed
 * @param ageWithinYears widest difference in year of birth between a referred patient and a drawn candidate
 */
public record ControlRules(AtRisk atRisk, int candidatesPerReferral, int ageWithinYears) {

    /** Who may stand as a control. */
    public enum AtRisk {
        /** Not referred up to the day; may be referred later, and is then censored. */
        NOT_YET_REFERRED,
        /** Never referred in the record; conditions on the future, a sensitivity analysis only. */
        NEVER_REFERRED
    }
}
