package org.socialrx.stats.weighting;

import java.util.List;
import org.socialrx.stats.EstimationException;

/** No positive weights of the controls have the means of the treated: some lie outside what the controls span. */
public final class NoBalanceException extends EstimationException {
    private static final long serialVersionUID = 1;

    NoBalanceException(List<String> moments) {
        super("No weights of the controls reach the treated means of " + String.join(", ", moments));
    }
}
