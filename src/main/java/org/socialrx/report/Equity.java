package org.socialrx.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.socialrx.schema.result.GroupShare;

/** Who was left out: the figures and folded tables of the section. */
final class Equity {
    private final List<Figure> figures;
    private final List<Checks.Block> blocks;

    Equity(ReportInputs inputs) {
        var shares = inputs.sheet(GroupShare.TABLE);
        figures = Stream.of(FunnelFigure.of(shares), UseFigure.of(shares))
                .flatMap(Optional::stream)
                .toList();
        blocks = Stream.of(FunnelFigure.byGroup(shares), UseFigure.table(shares))
                .filter(block -> !block.rows().isEmpty())
                .toList();
    }

    List<Figure> figures() {
        return figures;
    }

    List<Checks.Block> blocks() {
        return blocks;
    }
}
