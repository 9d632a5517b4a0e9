package org.socialrx.stats.did;

/** The criterion by which the propensity is fitted. */
enum PropensityFit {
    /** Maximum likelihood of the logit. */
    LIKELIHOOD {
        @Override
        double logLikelihood(double predictor, boolean isTreated) {
            double towards = isTreated ? -predictor : predictor;
            return towards > 0 ? -towards - Math.log1p(Math.exp(-towards)) : -Math.log1p(Math.exp(towards));
        }

        @Override
        double residual(double predictor, boolean isTreated) {
            return isTreated ? 1 / (1 + Math.exp(predictor)) : -1 / (1 + Math.exp(-predictor));
        }

        @Override
        double information(double predictor, boolean isTreated) {
            return 1 / (1 + Math.exp(predictor)) / (1 + Math.exp(-predictor));
        }
    },
    /** Inverse-probability tilting. */
    TILTING {
        @Override
        double logLikelihood(double predictor, boolean isTreated) {
            return isTreated ? predictor : -Math.exp(predictor);
        }

        @Override
        double residual(double predictor, boolean isTreated) {
            return isTreated ? 1 : -Math.exp(predictor);
        }

        @Override
        double information(double predictor, boolean isTreated) {
            return isTreated ? 0 : Math.exp(predictor);
        }
    };

    abstract double logLikelihood(double predictor, boolean isTreated);

    /** Factor of x in the score. */
    abstract double residual(double predictor, boolean isTreated);

    /** Factor of xx' in the information. */
    abstract double information(double predictor, boolean isTreated);
}
