package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.describe.Shares.Group;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.study.Study;
import org.socialrx.table.Field;

/**
 * How social prescribing was used: referrals a patient, and of the referrals that the scheme itself recorded in the
 * data window how, through whom, how soon and how often.
 *
 * <p>Times and numbers are counted in bands, from which a median can be had without anybody's days. The scheme's
 * referrals are those of people of any age.
 */
final class SchemeUse {
    private static final String MEASURE = "measure";
    private static final String BAND = "band";
    private static final String CONTACTS = "contacts";
    private static final String ACTIVITIES = "activities";
    private static final String ACTIVITIES_PER_REFERRAL = "activities-per-referral";
    private static final String ACTIVITY = "activity";
    private static final String UNLISTED = "unlisted";
    private static final String PAIR = "pair";

    private final Study study;
    private final DescribeInputs inputs;

    SchemeUse(Study study, DescribeInputs inputs) {
        this.study = study;
        this.inputs = inputs;
    }

    /** Rows of {@code result.group_share}; of the scheme none where it sent no referral. */
    List<Row> rows(PersonCells cells) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        Map<String, Long> episodes = new HashMap<>();
        cells.episodes().forEach((number, tally) -> episodes.put(number, tally.referred()));
        counts.put(PersonCells.EPISODES, episodes);
        for (var row :
                banded().groupBy(col(MEASURE), col(BAND)).agg(count(lit(1))).collectAsList()) {
            counts.computeIfAbsent(row.getString(0), measure -> new HashMap<>()).put(row.getString(1), row.getLong(2));
        }
        var shares = new Shares("use");
        int measure = 0;
        for (var name : counts.keySet().stream().sorted().toList()) {
            add(shares, new Group(name, PersonCells.ALL, ++measure), counts.getOrDefault(name, Map.of()));
        }
        var numbers = counts.getOrDefault(ACTIVITIES_PER_REFERRAL, Map.of());
        addActivities(
                shares,
                ++measure,
                numbers.values().stream().mapToLong(Long::longValue).sum());
        return shares.rows();
    }

    /** Referrals with an activity of each kind, of all that the scheme recorded; one referral may have several. */
    private void addActivities(Shares shares, int order, long referrals) {
        var kinds = coalesce(kindOf(SpActivity.ACTIVITY_CODE.col()), lit(UNLISTED));
        var counted = inWindow()
                .join(inputs.spActivity(), key())
                .groupBy(kinds.as(BAND))
                .agg(count_distinct(
                        SpReferral.PRACTICE_ID.col(), SpReferral.PATIENT_ID.col(), SpReferral.SP_REFERRAL_ID.col()))
                .orderBy(col(BAND))
                .collectAsList();
        int item = 0;
        for (var row : counted) {
            shares.add(
                    new Group(ACTIVITY, PersonCells.ALL, order), row.getString(0), ++item, row.getLong(1), referrals);
        }
    }

    /** The kind of an activity; null for a code that the list does not name. */
    private Column kindOf(Column code) {
        var kind = lit(null).cast("string");
        for (var named : inputs.activityKinds().entrySet()) {
            kind = when(code.equalTo(named.getKey()), named.getValue()).otherwise(kind);
        }
        return kind;
    }

    private static void add(Shares shares, Group group, Map<String, Long> bands) {
        long all = bands.values().stream().mapToLong(Long::longValue).sum();
        int order = 0;
        for (var band : Levels.inOrder(bands.keySet())) {
            shares.add(group, band, ++order, bands.getOrDefault(band, 0L), all);
        }
    }

    /** One row per referral and measure. */
    private Dataset<Row> banded() {
        return inWindow()
                .join(perReferral(inputs.spContact(), CONTACTS, wasHeld()), key(), "left")
                .join(perReferral(inputs.spActivity(), ACTIVITIES, lit(true)), key(), "left")
                .select(explode(array(measures().toArray(Column[]::new))).as(PAIR))
                .select(
                        col(PAIR).getField(MEASURE).as(MEASURE),
                        col(PAIR).getField(BAND).as(BAND));
    }

    /** The referrals that the scheme recorded in the data window. */
    private Dataset<Row> inWindow() {
        var window = study.dataWindow();
        return inputs.spReferral().where(SpReferral.REFERRAL_DATE.col().between(lit(window.from()), lit(window.to())));
    }

    private static List<Column> measures() {
        var measures = new ArrayList<Column>();
        measures.add(measure("route", recorded(SpReferral.ROUTE.col())));
        measures.add(measure("model", recorded(SpReferral.MODEL.col())));
        measures.add(measure("referrer-role", recorded(SpReferral.REFERRER_ROLE.col())));
        measures.add(measure("close-reason", recorded(SpReferral.CLOSE_REASON.col())));
        measures.add(measure("days-offer-to-referral", days(SpReferral.OFFER_DATE, SpReferral.REFERRAL_DATE)));
        measures.add(
                measure("days-referral-to-contact", days(SpReferral.REFERRAL_DATE, SpReferral.FIRST_CONTACT_DATE)));
        measures.add(measure("days-contact-to-close", days(SpReferral.FIRST_CONTACT_DATE, SpReferral.CLOSE_DATE)));
        measures.add(measure("contacts-per-referral", number(CONTACTS)));
        measures.add(measure(ACTIVITIES_PER_REFERRAL, number(ACTIVITIES)));
        return measures;
    }

    private static Column measure(String name, Column band) {
        return struct(lit(name).as(MEASURE), band.as(BAND));
    }

    private static Column recorded(Column value) {
        return coalesce(value, lit(People.NOT_RECORDED));
    }

    /** Days in bands; a date that is missing, or before the one it should follow, counts as not recorded. */
    private static Column days(Field from, Field to) {
        var days = datediff(to.col(), from.col());
        return when(days.equalTo(0), "0")
                .when(days.between(1, 7), "1-7")
                .when(days.between(8, 14), "8-14")
                .when(days.between(15, 28), "15-28")
                .when(days.between(29, 56), "29-56")
                .when(days.between(57, 91), "57-91")
                .when(days.between(92, 182), "92-182")
                .when(days.gt(182), "183+")
                .otherwise(People.NOT_RECORDED);
    }

    private static Column number(String name) {
        var number = coalesce(col(name), lit(0L));
        return when(number.leq(2), number.cast("string"))
                .when(number.leq(5), "3-5")
                .otherwise("6+");
    }

    /** A contact counts unless the patient is known not to have come. */
    private static Column wasHeld() {
        return coalesce(SpContact.IS_ATTENDED.col(), lit(true));
    }

    private static Dataset<Row> perReferral(Dataset<Row> rows, String name, Column counts) {
        return rows.where(counts)
                .groupBy(SpActivity.PRACTICE_ID.col(), SpActivity.PATIENT_ID.col(), SpActivity.SP_REFERRAL_ID.col())
                .agg(count(lit(1)).as(name));
    }

    private static String[] key() {
        return new String[] {
            SpReferral.PRACTICE_ID.name(), SpReferral.PATIENT_ID.name(), SpReferral.SP_REFERRAL_ID.name()
        };
    }
}
