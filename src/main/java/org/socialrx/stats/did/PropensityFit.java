package org.socialrx.stats.did;

/**
 * The criterion by which the propensity is fitted.
 *
 * <p>Each part is given the linear predictor and exp(-|predictor|), which cannot overflow and is computed once a row.
 */
enum PropensityFit {
    /** Maximum likelihood of the logit. */
    LIKELIHOOD {
        @Override
        double logLikelihood(double predictor, double small, boolean isTreated) {
            return Math.min(isTreated ? predictor : -predictor, 0) - Math.log1p(small);
        }

        @Override
        double residual(double predictor, double small, boolean isTreated) {
            double missed = isTreated == predictor >= 0 ? small / (1 + small) : 1 / (1 + small);
            return isTreated ? missed : -missed;
        }

        @Override
        double information(double predictor, double small, boolean isTreated) {
            return small / (1 + small) / (1 + small);
        }
    },
    /** Inverse-probability tilting. */
    TILTING {
        @Override
        double logLikelihood(double predictor, double small, boolean isTreated) {
            return isTreated ? predictor : -odds(predictor, small);
        }

        @Override
        double residual(double predictor, double small, boolean isTreated) {
            return isTreated ? 1 : -odds(predictor, small);
        }

        @Override
        double information(double predictor, double small, boolean isTreated) {
            return isTreated ? 0 : odds(predictor, small);
        }
    };

    /** Exp(-|predictor|). */
    static double small(double predictor) {
        return Math.exp(-Math.abs(predictor));
    }

    private static double odds(double predictor, double small) {
        return predictor > 0 ? 1 / small : small;
    }

    abstract double logLikelihood(double predictor, double small, boolean isTreated);

    /** Factor of x in the score. */
    abstract double residual(double predictor, double small, boolean isTreated);

    /** Factor of xx' in the information. */
    abstract double information(double predictor, double small, boolean isTreated);
}
