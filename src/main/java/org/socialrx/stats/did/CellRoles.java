package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the units of each cohort are in every cell: treated, control or neither. */
final class CellRoles implements Serializable {
    static final byte NONE = 0;
    static final byte TREATED = 1;
    static final byte CONTROL = 2;

    private static final long serialVersionUID = 1;

    private final GroupTimeDesign design;
    private final List<GroupTimeCell> cells;
    private final Map<Integer, byte[]> byCohort = new HashMap<>();

    CellRoles(GroupTimeDesign design, List<GroupTimeCell> cells) {
        this.design = design;
        this.cells = cells;
    }

    /** One role a cell. */
    byte[] of(int cohort) {
        return byCohort.computeIfAbsent(cohort, this::roles);
    }

    private byte[] roles(int cohort) {
        byte[] roles = new byte[cells.size()];
        for (int c = 0; c < roles.length; c++) {
            if (cells.get(c).cohort() == cohort) {
                roles[c] = TREATED;
            } else if (design.isControl(cells.get(c), cohort)) {
                roles[c] = CONTROL;
            }
        }
        return roles;
    }
}
