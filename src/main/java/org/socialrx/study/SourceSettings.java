package org.socialrx.study;

import java.util.List;

/**
 * What was delivered.
 *
 * @param layout layout of the files
 * @param deprivationColumn column of the small-area file that holds the decile
 * @param deprivationOne what decile 1 means in the delivery; core stores 1 = most deprived
 * @param urbanRural which codes of small areas are urban and which rural
 * @param rejectLimitPercent most rows of any one file, in percent, that may be rejected
 * @param allowedColumns columns that may hold what looks like an identifier
 */
public record SourceSettings(
        Layout layout,
        String deprivationColumn,
        DeprivationOne deprivationOne,
        UrbanRural urbanRural,
        double rejectLimitPercent,
        List<AllowedColumn> allowedColumns) {
    public SourceSettings {
        allowedColumns = List.copyOf(allowedColumns);
    }

    /** Settings that tell no urban area from a rural one and allow no column. */
    public SourceSettings(
            Layout layout, String deprivationColumn, DeprivationOne deprivationOne, double rejectLimitPercent) {
        this(layout, deprivationColumn, deprivationOne, UrbanRural.unstated(), rejectLimitPercent, List.of());
    }

    /** A supplier's layout. */
    public enum Layout {
        /** Tab-delimited text like CPRD Aurum. */
        AURUM,
        /** OMOP CDM 5.4 as comma-separated files. */
        OMOP,
        /** A generic event file with companions for practices and patients. */
        EVENTS
    }

    /** What decile 1 means in a delivery. */
    public enum DeprivationOne {
        /** 1 is the least deprived tenth, as CPRD delivers. */
        LEAST_DEPRIVED,
        /** 1 is the most deprived tenth, as the NHS publishes. */
        MOST_DEPRIVED
    }
}
