package org.socialrx.effect;

/**
 * A unit as the kernel takes it; person-time is in years, and rows outside the model have none.
 *
 * <p>The weight of a person stays a weight. Members of a set differ in weight within their unit: there the weight goes
 * into counts and person-time, which gives the same score and information; so do weights of a period.
 *
 * @param weight weight of the unit
 * @param x regressors, row by row
 * @param y contacts
 * @param exposure person-years of all persons of the unit
 * @param isAffected whether an effect of being referred acts on the row
 */
record UnitRows(double weight, double[][] x, double[] y, double[] exposure, boolean[] isAffected) {
    static UnitRows of(PanelUnit unit, PanelDesign design) {
        var rows = unit.personDays().length;
        var periods = unit.periods();
        var x = new double[rows][];
        var y = new double[rows];
        var exposure = new double[rows];
        var isAffected = new boolean[rows];
        var isSet = unit.members().size() > 1;
        for (var row = 0; row < rows; row++) {
            var member = unit.members().get(row / periods);
            var period = row % periods;
            var factor = (isSet ? member.weight() : 1) * unit.periodWeight(row);
            x[row] = design.row(member.isReferred(), period);
            isAffected[row] = design.isAffected(member.isReferred(), period);
            if (design.isUsed(member.isReferred(), period)) {
                y[row] = factor * unit.eventCounts()[row];
                exposure[row] = factor * unit.personCount() * (unit.personDays()[row] / Tally.DAYS_PER_YEAR);
            }
        }
        return new UnitRows(isSet ? 1 : unit.members().get(0).weight(), x, y, exposure, isAffected);
    }
}
