package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class StrataMatcherTest {
    private static final StrataMatcher.Adder<Row> ADDER = (row, candidates) -> {
        if (row.isTreated()) {
            candidates.addTreated(row.id(), row.measure(), 0);
        } else {
            candidates.addControl(row.id(), row.measure(), 0);
        }
    };

    @Test
    void a_person_is_matched_inside_the_own_stratum_only() {
        var rows = List.of(
                new Row("north", "a", true, 0.5),
                new Row("north", "b", false, 0.9),
                new Row("south", "c", false, 0.5),
                new Row("south", "d", true, 0.8),
                new Row("west", "e", true, 0.1));

        var strata = new StrataMatcher<>(rows.iterator(), Row::stratum, ADDER, NearestNeighbour.pairs(0.35));

        var north = strata.next();
        assertThat(north.pairs().size()).isZero();
        assertThat(north.totals().closest()).isCloseTo(0.4, within(1e-15));
        assertThat(north.totals().possiblePairs()).isZero();
        var south = strata.next();
        assertThat(south.pairs().size()).isEqualTo(1);
        assertThat(south.treated(0).id()).isEqualTo("d");
        assertThat(south.control(0).id()).isEqualTo("c");
        assertThat(south.totals().possiblePairs()).isEqualTo(1);
        var west = strata.next();
        assertThat(west.rows()).hasSize(1);
        assertThat(strata.hasNext()).isFalse();
        assertThatThrownBy(strata::next).isInstanceOf(NoSuchElementException.class);
        var all = north.totals();
        all.merge(south.totals());
        all.merge(west.totals());
        assertThat(all.strata()).isEqualTo(3);
        assertThat(all.strataWithBothArms()).isEqualTo(2);
        assertThat(all.treated()).isEqualTo(3);
        assertThat(all.treatedWithoutControls()).isEqualTo(1);
        assertThat(all.treatedMatched()).isEqualTo(1);
        assertThat(all.controlsUsed()).isEqualTo(1);
        assertThat(all.totalDistance()).isCloseTo(0.3, within(1e-15));
    }

    private record Row(String stratum, String id, boolean isTreated, double measure) {}
}
