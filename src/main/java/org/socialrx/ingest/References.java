package org.socialrx.ingest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.study.SourceSettings;
import org.socialrx.study.SourceSettings.DeprivationOne;

/** The small tables every row is checked against: practices, staff and the supplier's dictionary. */
final class References implements Serializable {
    /** The rank of a practice that was not delivered. */
    static final int UNKNOWN = -1;

    private static final int NOT_YET_KNOWN = Integer.MAX_VALUE;

    private final Map<UTF8String, Integer> ranks = new HashMap<>();
    private final int[] lastCollectionDays;
    private final UTF8String[] practices;
    private final Map<UTF8String, UTF8String> staffGroups = new HashMap<>();
    private final Set<UTF8String> codes = new HashSet<>();
    private final Set<UTF8String> optedOut = new HashSet<>();
    private final DeprivationOne deprivationOne;
    private final Map<UTF8String, UTF8String> areas = new HashMap<>();
    private final String areaColumn;

    /**
     * The small tables.
     *
     * @param practices practice id and last collection date, in order of practice id
     * @param staff practice id, staff id and group
     * @param codes keys of the dictionary
     * @param settings what decile 1 means in the delivery, and which small areas are urban
     * @param optOuts patients who opted out
     */
    References(List<Row> practices, List<Row> staff, List<Row> codes, SourceSettings settings, OptOuts optOuts) {
        this.practices = new UTF8String[practices.size()];
        this.lastCollectionDays = new int[practices.size()];
        for (int rank = 0; rank < practices.size(); rank++) {
            var practice = practices.get(rank);
            this.practices[rank] = UTF8String.fromString(practice.getString(0));
            lastCollectionDays[rank] = practice.isNullAt(1)
                    ? NOT_YET_KNOWN
                    : (int) practice.getDate(1).toLocalDate().toEpochDay();
            ranks.put(this.practices[rank], rank);
        }
        staff.forEach(row -> staffGroups.put(
                UTF8String.fromString(row.getString(0) + "\t" + row.getString(1)),
                UTF8String.fromString(row.getString(2))));
        codes.forEach(row -> this.codes.add(UTF8String.fromString(row.getString(0))));
        optOuts.pseudonyms().forEach(patient -> optedOut.add(UTF8String.fromString(patient)));
        this.deprivationOne = settings.deprivationOne();
        var urbanRural = settings.urbanRural();
        this.areaColumn = urbanRural.column().toLowerCase(Locale.ROOT);
        urbanRural.urban().forEach(code -> areas.put(UTF8String.fromString(code), URBAN));
        urbanRural.rural().forEach(code -> areas.put(UTF8String.fromString(code), RURAL));
    }

    /** Position of a practice among those delivered, or {@link #UNKNOWN}. */
    int rank(UTF8String practice) {
        return ranks.getOrDefault(practice, UNKNOWN);
    }

    /** Last day the practice sent data, as epoch day. */
    int lastCollectionDay(int rank) {
        return lastCollectionDays[rank];
    }

    /** The group of a member of staff, or null when the practice has no such member. */
    @Nullable
    UTF8String staffGroup(UTF8String practice, UTF8String staff) {
        return staffGroups.get(UTF8String.concat(practice, TAB, staff));
    }

    /** Whether the dictionary has a code; a delivery without a dictionary brings its codes with the entries. */
    boolean hasCode(UTF8String code) {
        return codes.isEmpty() || codes.contains(code);
    }

    /** Whether the codes of entries can be looked up. */
    boolean hasDictionary() {
        return !codes.isEmpty();
    }

    /** Whether a patient opted out. */
    boolean isOptedOut(UTF8String patient) {
        return !optedOut.isEmpty() && optedOut.contains(patient);
    }

    /** A delivered decile as core stores it, 1 = most deprived. */
    int decile(int delivered) {
        return deprivationOne == DeprivationOne.MOST_DEPRIVED ? delivered : 11 - delivered;
    }

    /** Urban or rural, or null for a code that the study calls neither. */
    @Nullable
    UTF8String area(UTF8String code) {
        return areas.get(code);
    }

    /** Whether the study says which codes are urban and which rural. */
    boolean knowsAreas() {
        return !areas.isEmpty();
    }

    /** Column of the small-area file that holds the codes. */
    String areaColumn() {
        return areaColumn;
    }

    /** Ids of the practices, in order. */
    List<String> practiceIds() {
        return Arrays.stream(practices).map(UTF8String::toString).toList();
    }

    private static final UTF8String URBAN = UTF8String.fromString("urban");
    private static final UTF8String RURAL = UTF8String.fromString("rural");
    private static final UTF8String TAB = UTF8String.fromString("\t");
}
