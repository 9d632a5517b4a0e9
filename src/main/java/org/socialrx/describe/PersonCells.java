package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.study.Study;

/**
 * The described adults counted by practice and level of each characteristic: one pass over the people, after which
 * everything is done on these cells. Their number grows with the practices, not with the people.
 *
 * @param cells the cells, in no order
 */
record PersonCells(List<Cell> cells) {
    static final String ALL = "all";

    /** Referrals a patient, in place of a characteristic. */
    static final String EPISODES = "referrals-per-patient";

    /** Which algorithms call a person homeless, in place of a characteristic. */
    static final String HOMELESSNESS = "homelessness";

    private static final String NEED = "need";
    private static final String NO_PRACTICE = "";

    private static final String CELL = "cell";
    private static final String IS_CONTACTED = "is_contacted";
    private static final String IS_CLOSED = "is_closed";

    PersonCells {
        cells = List.copyOf(cells);
    }

    /**
     * One practice and level.
     *
     * @param practice practice
     * @param variable characteristic, or all
     * @param level level of it, or all
     * @param tally who is in it
     */
    record Cell(String practice, String variable, String level, Tally tally) {
        static final Comparator<Cell> ORDER = Comparator.comparing(Cell::practice)
                .thenComparing(Cell::variable)
                .thenComparing(Cell::level);
    }

    /**
     * Those of one tenth of deprivation and one need.
     *
     * @param decile tenth of deprivation
     * @param need age band, sex and number of conditions
     * @param tally who is in it
     */
    record NeedCell(String decile, String need, Tally tally) {}

    /**
     * People of a cell by how far they came; all but {@code described} are among those before.
     *
     * @param described all of them
     * @param reached offered, referred or declined
     * @param declined declined and never referred
     * @param referred referred
     * @param contacted referred, and met by the link worker
     * @param closed contacted, and the case closed
     */
    record Tally(long described, long reached, long declined, long referred, long contacted, long closed) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    described + other.described,
                    reached + other.reached,
                    declined + other.declined,
                    referred + other.referred,
                    contacted + other.contacted,
                    closed + other.closed);
        }

        long neither() {
            return described - referred - declined;
        }

        long offeredOnly() {
            return reached - referred - declined;
        }

        long answered() {
            return referred + declined;
        }
    }

    /** Counts the adults; {@code spReferrals} are the referrals as the scheme recorded them. */
    static PersonCells of(Study study, Dataset<Row> adults, Dataset<Row> spReferrals) {
        var rows = adults.join(met(study, spReferrals), People.patientKey(), "left")
                .select(
                        col(Described.GROUP),
                        col(Described.IS_REACHED),
                        coalesce(col(IS_CONTACTED), lit(false)).as(IS_CONTACTED),
                        coalesce(col(IS_CLOSED), lit(false)).as(IS_CLOSED),
                        explode(array(levels(study).toArray(Column[]::new))).as(CELL))
                .where(col(CELL + ".level").isNotNull())
                .groupBy(col(CELL + ".practice"), col(CELL + ".variable"), col(CELL + ".level"))
                .agg(
                        count_if(lit(true)),
                        count_if(col(Described.IS_REACHED)),
                        count_if(isIn("declined")),
                        count_if(isIn("referred")),
                        count_if(isIn("referred").and(col(IS_CONTACTED))),
                        count_if(isIn("referred").and(col(IS_CLOSED))))
                .collectAsList();
        return new PersonCells(rows.stream().map(PersonCells::cell).toList());
    }

    /** Everybody by characteristic and level, practices together. */
    Map<String, Map<String, Tally>> byLevel() {
        var sums = sums();
        sums.remove(EPISODES);
        sums.remove(NEED);
        return sums;
    }

    /** Tenths of deprivation by need, practices together, in one order; who has no recorded tenth is not there. */
    List<NeedCell> need() {
        return cells.stream()
                .filter(cell -> cell.variable().equals(NEED))
                .sorted(Cell.ORDER)
                .map(cell -> {
                    var parts = cell.level().split("/", 2);
                    return new NeedCell(parts[0], parts[1], cell.tally());
                })
                .toList();
    }

    /** The referred by how often they were. */
    Map<String, Tally> episodes() {
        var episodes = new TreeMap<>(sums().getOrDefault(EPISODES, Map.of()));
        episodes.remove("0");
        return episodes;
    }

    private Map<String, Map<String, Tally>> sums() {
        Map<String, Map<String, Tally>> sums = new TreeMap<>();
        cells.forEach(cell -> sums.computeIfAbsent(cell.variable(), variable -> new TreeMap<>())
                .merge(cell.level(), cell.tally(), Tally::plus));
        return sums;
    }

    private static Column isIn(String group) {
        return col(Described.GROUP).equalTo(group);
    }

    private static Cell cell(Row row) {
        return new Cell(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                new Tally(
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)));
    }

    private static List<Column> levels(Study study) {
        var cells = new ArrayList<Column>();
        cells.add(level(ALL, lit(ALL)));
        study.describeBy().stream()
                .filter(variable -> !variable.equals("year"))
                .forEach(variable -> cells.add(level(variable, valueOf(variable, study))));
        cells.add(needs());
        cells.add(level(
                EPISODES, when(referrals().lt(3), referrals().cast("string")).otherwise("3+")));
        study.covariates().conditions().forEach(condition -> cells.add(level(condition, valueOf(condition, study))));
        cells.add(level(HOMELESSNESS, col(HOMELESSNESS)));
        return cells;
    }

    /** The level of a characteristic or condition, never null. */
    static Column valueOf(String variable, Study study) {
        return study.covariates().conditions().contains(variable)
                ? when(array_contains(col(Described.CONDITIONS), variable), "recorded")
                        .otherwise(People.NOT_RECORDED)
                : Levels.of(variable, Described.age());
    }

    private static Column referrals() {
        return coalesce(col(People.REFERRALS), lit(0L));
    }

    private static Column level(String variable, Column level) {
        return struct(Patient.PRACTICE_ID.col().as("practice"), lit(variable).as("variable"), level.as("level"));
    }

    /** One cell for all practices: there are many needs, and few people of one need in a practice. */
    private static Column needs() {
        var conditions = least(size(col(Described.CONDITIONS)), lit(3)).cast("string");
        var level = concat_ws(
                "/",
                Patient.IMD_DECILE.col().cast("string"),
                Levels.of("age-band", Described.age()),
                Patient.SEX.col(),
                conditions);
        return struct(
                lit(NO_PRACTICE).as("practice"),
                lit(NEED).as("variable"),
                when(Patient.IMD_DECILE.col().isNotNull(), level).as("level"));
    }

    /** Patients whom a link worker met by the end of the data window, and whether that case was closed. */
    private static Dataset<Row> met(Study study, Dataset<Row> spReferrals) {
        var end = lit(study.dataWindow().to());
        return spReferrals
                .where(SpReferral.FIRST_CONTACT_DATE.col().leq(end))
                .groupBy(SpReferral.PRACTICE_ID.col(), SpReferral.PATIENT_ID.col())
                .agg(
                        max(lit(true)).as(IS_CONTACTED),
                        max(coalesce(SpReferral.CLOSE_DATE.col().leq(end), lit(false)))
                                .as(IS_CLOSED));
    }
}
