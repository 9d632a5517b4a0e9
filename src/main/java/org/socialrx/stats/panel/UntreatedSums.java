package org.socialrx.stats.panel;

import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CrossProduct;

/** Cross product of (columns, outcome) over untreated rows less their unit means. Accumulator. */
final class UntreatedSums implements Passes.Sums<UnitRows, UntreatedSums> {
    private static final long serialVersionUID = 1;

    private final UntreatedRows rows;
    private final CrossProduct products;

    UntreatedSums(UntreatedRows rows) {
        this.rows = rows;
        this.products = new CrossProduct(rows.columns() + 1);
    }

    @Override
    public void add(UnitRows unit) {
        UntreatedRows.Centred centred = rows.centre(unit);
        if (centred == null) {
            return;
        }
        double[] row = new double[rows.columns() + 1];
        for (int t = 0; t < centred.untreated(); t++) {
            System.arraycopy(centred.x()[t], 0, row, 0, rows.columns());
            row[rows.columns()] = centred.y()[t];
            products.add(row, 1);
        }
    }

    @Override
    public void merge(UntreatedSums other) {
        products.merge(other.products);
    }

    CrossProduct products() {
        return products;
    }
}
