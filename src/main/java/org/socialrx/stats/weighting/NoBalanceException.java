package org.socialrx.stats.weighting;

import java.util.List;
import java.util.Locale;
import org.socialrx.stats.EstimationException;

/** No positive weights of the controls have the means of the treated: some lie outside what the controls span. */
public final class NoBalanceException extends EstimationException {
    private static final long serialVersionUID = 1;

    /**
     * How far one moment is from balance, in standard deviations.
     *
     * @param moment its name
     * @param beyond by how much the treated mean lies beyond every control; 0 where it does not
     * @param left by how much the weighted means still differed when no more could be reached
     */
    record Gap(String moment, double beyond, double left) {
        private String says() {
            return beyond > 0
                    ? String.format(Locale.ROOT, "%s (%.2g standard deviations beyond every control)", moment, beyond)
                    : String.format(Locale.ROOT, "%s (%.2g standard deviations left)", moment, Math.abs(left));
        }
    }

    NoBalanceException(List<Gap> gaps) {
        super("No weights of the controls reach the treated means of "
                + String.join(", ", gaps.stream().map(Gap::says).toList()));
    }
}
