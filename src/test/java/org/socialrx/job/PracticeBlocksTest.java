package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;

class PracticeBlocksTest {
    @Test
    void every_practice_stands_whole_in_one_block_and_blocks_are_equally_many() {
        var practices =
                IntStream.range(0, 60).mapToObj(i -> "" + (20_001 + i / 2)).toList();
        var rows = SharedSpark.session()
                .createDataset(practices, Encoders.STRING())
                .toDF("practice_id");

        List<String> seen = new ArrayList<>();
        for (int block = 0; block < 3; block++) {
            var own = new PracticeBlocks(3)
                    .within(rows, block)
                    .as(Encoders.STRING())
                    .collectAsList();
            assertThat(own).hasSize(20);
            seen.addAll(own);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(practices);
        // Both rows of a practice stand beside each other when it is whole.
        for (int i = 0; i < seen.size(); i += 2) {
            assertThat(seen.subList(i, i + 2)).containsOnly(seen.get(i));
        }
    }
}
