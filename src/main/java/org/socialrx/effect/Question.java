package org.socialrx.effect;

/** Something that a Poisson model of one series answers. */
sealed interface Question permits Analysis, EventStudy, PlateauTest {
    /** The series the model is fitted to. */
    Series series();

    /**
     * The model's regressors, given what there is to count.
     *
     * @throws NothingToCompareException if an arm has no contacts where the model needs some
     */
    PanelDesign design(Tally tally);
}
