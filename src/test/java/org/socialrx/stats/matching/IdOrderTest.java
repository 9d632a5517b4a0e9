package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdOrderTest {
    @Test
    void numbers_are_compared_as_numbers_and_stand_before_text() {
        List<String> ids =
                new ArrayList<>(List.of("b", "10", "9", "123456789012345678901", "a10", "007", "7", "a9", "0"));

        ids.sort(IdOrder.TEXT);

        assertThat(ids).containsExactly("0", "007", "7", "9", "10", "123456789012345678901", "a10", "a9", "b");
    }

    @Test
    void signs_and_decimals_count() {
        List<String> ids = new ArrayList<>(List.of("2", "-", "1.5", "-10", "1.25", "-9.5", "10.0", "10"));

        ids.sort(IdOrder.TEXT);

        assertThat(ids).containsExactly("-10", "-9.5", "1.25", "1.5", "2", "10", "10.0", "-");
    }

    @Test
    void ranks_follow_the_order() {
        assertThat(IdOrder.ranks(new long[] {30, -1, 7})).containsExactly(2, 0, 1);
        assertThat(IdOrder.ranks(new String[] {"30", "x", "7"}, new String[] {"a", "a", "a"}))
                .containsExactly(1, 2, 0);
    }
}
