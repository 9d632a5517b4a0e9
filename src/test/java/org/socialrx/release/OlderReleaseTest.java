package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Leaving;
import org.socialrx.table.Table;

class OlderReleaseTest {
    private static final Table RELEASED = Released.of(Leaving.TABLE);

    private static Dataset<Row> release(long died, Map<Table, Dataset<Row>> before) {
        var results = Rows.of(Leaving.TABLE)
                .row(
                        Leaving.DESIGN,
                        "primary",
                        Leaving.ARM,
                        "referred",
                        Leaving.REASON,
                        "death",
                        Leaving.CANDIDATE_COUNT,
                        died,
                        Leaving.ARM_COUNT,
                        700L,
                        Leaving.SHARE,
                        died / 700.0)
                .dataset();
        return Objects.requireNonNull(Release.of(Profile.OPENSAFELY, Map.of(Leaving.TABLE, results), before, "run")
                .get(RELEASED));
    }

    @Test
    void a_column_declared_since_the_release_before_is_empty_there_and_what_was_shown_still_counts() {
        var older = release(50, Map.of()).drop("share", "share_suppressed");

        var released = release(53, Map.of(RELEASED, older)).first();

        // Alone, 53 would be shown as 55.
        assertThat(released.<Long>getAs("candidate_count")).isEqualTo(50);
        assertThat(released.<Double>getAs("share")).isNotNull();
    }

    @Test
    void a_key_that_has_gained_a_column_since_does_not_let_go_of_what_was_shown() {
        var older = release(50, Map.of()).drop("design");

        assertThat(release(53, Map.of(RELEASED, older)).first().<Long>getAs("candidate_count"))
                .isEqualTo(50);
    }
}
