package org.socialrx.stats.effects;

/** How the clusters of a clustering lie to the groups. */
public enum ClusterScope {
    /** Every group is one cluster; it is added whole and forgotten. */
    GROUP,
    /** Every cluster lies inside one group, as those of two crossed clusterings do when one is the group. */
    INSIDE_GROUP,
    /** Clusters hold or cross groups and are kept by name: a few numbers each. */
    NAMED
}
