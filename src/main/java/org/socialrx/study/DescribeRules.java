package org.socialrx.study;

import java.util.List;

/**
 * How people are described.
 *
 * @param by characteristics by which they are described
 * @param completePercent from how many per cent recorded on a characteristic is shown without a warning; 0 to 100
 */
public record DescribeRules(List<String> by, int completePercent) {
    public DescribeRules {
        by = List.copyOf(by);
    }
}
