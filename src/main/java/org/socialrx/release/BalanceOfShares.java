package org.socialrx.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.schema.result.CovariateBalance;

/**
 * Balance of 0/1 covariates, computed again from released shares.
 *
 * <p>The exact standardised difference of a share gives the exact count behind it, and with it a suppressed level of
 * the same covariate.
 */
final class BalanceOfShares {
    private BalanceOfShares() {}

    /** Replaces the standardised difference and the distance of every 0/1 covariate of the balance table. */
    static void recompute(List<Line> lines, List<ReleasedLine> released) {
        var spreads = new HashMap<String, Double>();
        for (int i = 0; i < lines.size(); i++) {
            if (isShare(lines.get(i))
                    && lines.get(i).text(CovariateBalance.SAMPLE).equals("before")) {
                var mean = released.get(i).value(CovariateBalance.MEAN_TREATED);
                if (mean != null) {
                    spreads.put(key(lines.get(i)), Math.sqrt((double) mean * (1 - (double) mean)));
                }
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (isShare(lines.get(i))) {
                recompute(released.get(i), key(lines.get(i)), spreads);
            }
        }
    }

    private static void recompute(ReleasedLine line, String key, Map<String, Double> spreads) {
        var treated = line.value(CovariateBalance.MEAN_TREATED);
        var control = line.value(CovariateBalance.MEAN_CONTROL);
        if (treated == null || control == null) {
            line.suppress(CovariateBalance.SMD);
            line.suppress(CovariateBalance.KS);
            return;
        }
        double difference = (double) treated - (double) control;
        line.replace(CovariateBalance.KS, Math.abs(difference));
        double spread = spreads.getOrDefault(key, 0.0);
        if (spread > 0) {
            line.replace(CovariateBalance.SMD, difference / spread);
        } else {
            line.suppress(CovariateBalance.SMD);
        }
    }

    private static boolean isShare(Line line) {
        return line.value(CovariateBalance.TREATED_LEVEL_COUNT.name()) != null;
    }

    private static String key(Line line) {
        return line.text(CovariateBalance.DESIGN) + "/" + line.text(CovariateBalance.COVARIATE);
    }
}
