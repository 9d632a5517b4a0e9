package org.socialrx.describe;

import java.util.List;

/** What the record may say of a person's circumstances, and the code lists that say it. */
public enum Determinant {
    /** Ethnic group. */
    ETHNICITY("ethnicity", "ethnicity"),
    /** Language, or need of an interpreter. */
    LANGUAGE("language", "language"),
    /** Where and how a person lives. */
    HOUSING("housing", "homeless residential-care housing-problem at-risk-of-homelessness"),
    /** Work. */
    EMPLOYMENT("employment", "unemployed"),
    /** Education and literacy. */
    EDUCATION("education", "education"),
    /** Disability. */
    DISABILITY("disability", "disability"),
    /** Marital status. */
    MARITAL_STATUS("marital-status", "marital-status"),
    /** Caring for another. */
    CARER("carer", "carer");

    private final String label;
    private final String lists;

    Determinant(String label, String lists) {
        this.label = label;
        this.lists = lists;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** The code lists that record it. */
    public List<String> lists() {
        return List.of(lists.split(" ", -1));
    }
}
