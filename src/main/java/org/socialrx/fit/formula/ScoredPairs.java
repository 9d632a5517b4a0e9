package org.socialrx.fit.formula;

import java.io.Serializable;
import org.socialrx.stats.instrument.PairedSums;
import org.socialrx.stats.instrument.Swemwbs;

/** People's scores before and after, converted by an instrument where one is named. Accumulator. */
final class ScoredPairs implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double MOST = 1e12;

    private final Scale scale;
    private final PairedSums sums = new PairedSums();
    private long unscored;

    /** How a raw score becomes a score. */
    enum Scale {
        /** As it stands. */
        PLAIN("no numbers below 1e12") {
            @Override
            double score(double raw) {
                return Math.abs(raw) < MOST ? raw : Double.NaN;
            }
        },
        /** By the conversion table of the short Warwick-Edinburgh scale. */
        SWEMWBS("no whole numbers from 7 to 35") {
            @Override
            double score(double raw) {
                return raw == Math.rint(raw) && Swemwbs.isSum(raw) ? Swemwbs.metric((int) raw) : Double.NaN;
            }
        };

        private final String what;

        Scale(String what) {
            this.what = what;
        }

        /** The score; not a number where there is none. */
        abstract double score(double raw);

        /** What a value without a score is. */
        String what() {
            return what;
        }
    }

    ScoredPairs(Scale scale) {
        this.scale = scale;
    }

    /** Adds a row of raw scores before and after. */
    void add(double[] row) {
        double before = scale.score(row[0]);
        double after = scale.score(row[1]);
        int missing = (Double.isNaN(before) ? 1 : 0) + (Double.isNaN(after) ? 1 : 0);
        unscored += missing;
        if (missing == 0) {
            sums.add(before, after);
        }
    }

    void merge(ScoredPairs other) {
        sums.merge(other.sums);
        unscored += other.unscored;
    }

    PairedSums sums() {
        return sums;
    }

    /** Raw scores that the instrument does not have. */
    long unscored() {
        return unscored;
    }
}
