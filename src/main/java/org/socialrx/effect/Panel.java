package org.socialrx.effect;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.stats.count.LevelEffectSums;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.study.Periods;

/**
 * The units of every series, kept by practice; every method is one pass over all of them.
 *
 * <p>A practice lies in one partition and its units in one order, its sums are made by one task, and the driver adds
 * practices in the order of their ids: partitioning cannot show in a result.
 */
final class Panel implements AutoCloseable {
    private final JavaRDD<PracticePanel> practices;
    private final Periods periods;

    private Panel(JavaRDD<PracticePanel> practices, Periods periods) {
        this.practices = practices;
        this.periods = periods;
    }

    /** Keeps the rows of {@link PanelUnits} by practice until closed. */
    static Panel of(Dataset<Row> units, Periods periods) {
        // By number, or adaptive execution puts them into one partition: few bytes, but every pass works hard on them.
        var partitions = units.sparkSession().sessionState().conf().numShufflePartitions();
        var ordered = units.repartition(partitions, MatchedSet.PRACTICE_ID.col())
                .sortWithinPartitions(
                        MatchedSet.PRACTICE_ID.col(),
                        col(PanelUnits.SERIES),
                        col(PanelUnits.MEMBERS),
                        col(PanelUnits.PERSON_DAYS),
                        col(PanelUnits.PERIOD_WEIGHTS),
                        col(PanelUnits.EVENT_COUNTS))
                .select(
                        MatchedSet.PRACTICE_ID.col(),
                        col(PanelUnits.SERIES),
                        col(PanelUnits.MEMBERS),
                        col(PanelUnits.PERSON_DAYS),
                        col(PanelUnits.EVENT_COUNTS),
                        col(PanelUnits.PERSON_COUNT),
                        col(PanelUnits.PERIOD_WEIGHTS));
        var practices = ordered.toJavaRDD().mapPartitions(PracticePanels::new);
        return new Panel(practices.persist(StorageLevel.MEMORY_AND_DISK()), periods);
    }

    /** Counts of every series. */
    Tallies tallies() {
        var first = periods.first();
        var count = periods.count();
        var all = practices
                .mapPartitions(panels -> {
                    var tallies = new TreeMap<Series, Tally>();
                    panels.forEachRemaining(panel -> panel.units().forEach((series, units) -> {
                        var tally = tallies.computeIfAbsent(series, s -> new Tally(first, count));
                        units.forEach(tally::add);
                    }));
                    return List.of(tallies).iterator();
                })
                .collect();
        var merged = new Tallies(periods);
        all.forEach(merged::merge);
        return merged;
    }

    /** Counts of some series practice by practice. */
    Map<Series, SortedMap<String, Tally>> talliesByPractice(List<Series> wanted) {
        var first = periods.first();
        var count = periods.count();
        var serial = new ArrayList<>(wanted);
        var all = practices
                .map(panel -> {
                    var tallies = new TreeMap<Series, Tally>();
                    for (var series : serial) {
                        var tally = new Tally(first, count);
                        panel.of(series).forEach(tally::add);
                        tallies.put(series, tally);
                    }
                    return new OfPractice<>(panel.practiceId(), tallies);
                })
                .collect();
        var byPractice = new HashMap<Series, SortedMap<String, Tally>>();
        all.forEach(practice -> practice.value()
                .forEach((series, tally) ->
                        byPractice.computeIfAbsent(series, s -> new TreeMap<>()).put(practice.practiceId(), tally)));
        return byPractice;
    }

    /** Sums of models at their coefficients, in the order of the requests. */
    List<UnitPoissonSums> sums(List<ModelAt> requests) {
        var serial = new ArrayList<>(requests);
        var parts = practices
                .map(panel -> new OfPractice<>(
                        panel.practiceId(),
                        serial.stream().map(request -> request.sums(panel)).toList()))
                .collect();
        var total = serial.stream().map(ModelAt::emptySums).toList();
        inOrder(parts).forEach(part -> {
            for (var m = 0; m < total.size(); m++) {
                total.get(m).merge(part.get(m));
            }
        });
        return total;
    }

    /** Sums for effects on the level, in the order of the requests. */
    List<LevelEffectSums> levelSums(List<ModelAt> requests) {
        var serial = new ArrayList<>(requests);
        var parts = practices
                .map(panel -> new OfPractice<>(
                        panel.practiceId(),
                        serial.stream().map(request -> request.levelSums(panel)).toList()))
                .collect();
        var total = serial.stream().map(ModelAt::emptyLevelSums).toList();
        inOrder(parts).forEach(part -> {
            for (var m = 0; m < total.size(); m++) {
                total.get(m).merge(part.get(m));
            }
        });
        return total;
    }

    /** What one practice contributes. */
    private record OfPractice<T>(String practiceId, T value) implements Serializable {}

    private static <T> List<T> inOrder(List<OfPractice<T>> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(OfPractice::practiceId))
                .map(OfPractice::value)
                .toList();
    }

    @Override
    public void close() {
        practices.unpersist(false);
    }
}
