package org.socialrx.fit.effects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.request.Covariance;
import org.socialrx.stats.effects.ClusterScope;

/**
 * The clusterings that a model's covariances need, two crossed ones with their intersections, as they lie to the groups
 * of a pass.
 */
public final class Clusterings implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String SEPARATOR = "\u001f";

    private final String group;
    private final ArrayList<ArrayList<String>> sets = new ArrayList<>();
    private final ArrayList<String> columns = new ArrayList<>();

    /**
     * Of some covariances.
     *
     * @param group column whose values make the groups
     */
    public Clusterings(List<Covariance> covariances, String group) {
        this.group = group;
        LinkedHashSet<List<String>> distinct = new LinkedHashSet<>();
        for (Covariance covariance : covariances) {
            covariance.clusters().forEach(column -> distinct.add(List.of(column)));
            if (!covariance.clusters().isEmpty()) {
                distinct.add(covariance.clusters());
            }
        }
        LinkedHashSet<String> read = new LinkedHashSet<>();
        for (List<String> set : distinct) {
            sets.add(new ArrayList<>(set));
            set.stream().filter(column -> !column.equals(group)).forEach(read::add);
        }
        columns.addAll(read);
    }

    /** The columns to read as labels; the group's own is known by its key. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** How the clusters of each clustering lie to the groups. */
    public List<ClusterScope> scopes() {
        return sets.stream().map(this::scope).toList();
    }

    private ClusterScope scope(List<String> set) {
        if (!set.contains(group)) {
            return ClusterScope.NAMED;
        }
        return set.size() == 1 ? ClusterScope.GROUP : ClusterScope.INSIDE_GROUP;
    }

    /** The position of the clustering by these columns. */
    public int position(List<String> set) {
        int at = sets.indexOf(set);
        if (at < 0) {
            throw new IllegalArgumentException("No clustering by " + set);
        }
        return at;
    }

    /**
     * The clusters of a row, one for each clustering.
     *
     * @param first position of the first of {@link #columns} among the labels of the selection
     */
    public String[] clusters(Group rows, int row, int first) {
        String[] clusters = new String[sets.size()];
        for (int s = 0; s < clusters.length; s++) {
            StringBuilder name = new StringBuilder();
            for (String column : sets.get(s)) {
                int at = columns.indexOf(column);
                name.append(at < 0 ? "" : rows.label(row, first + at)).append(SEPARATOR);
            }
            clusters[s] = name.toString();
        }
        return clusters;
    }
}
