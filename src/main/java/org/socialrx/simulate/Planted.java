package org.socialrx.simulate;

/** What is counted while the delivery is written, for tests to compare with. */
enum Planted {
    /** Patients. */
    PATIENTS,
    /** Records not of research quality. */
    UNACCEPTABLE,
    /** Patients who joined within the window. */
    JOINED,
    /** Patients who left alive. */
    LEFT,
    /** Patients who died. */
    DIED,
    /** Patients without ethnicity. */
    ETHNICITY_MISSING,
    /** Patients who live in the country and whose small area is known. */
    RURAL,
    /** Patients ever coded homeless. */
    HOMELESS,
    /** Of them, later coded housed. */
    HOUSED,
    /** Offers of social prescribing. */
    OFFERS,
    /** Offers declined. */
    DECLINED,
    /** Patients ever referred. */
    REFERRED,
    /** Further episodes of patients referred before. */
    FURTHER_EPISODES,
    /** Referral codes recorded again inside an episode. */
    REPEATED_CODES,
    /** Referral codes recorded in Read v2. */
    READ_CODES,
    /** Contacts of patients with a link worker among the consultations. */
    LINK_WORKER_CONSULTATIONS
}
