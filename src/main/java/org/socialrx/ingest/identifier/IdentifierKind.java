package org.socialrx.ingest.identifier;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.socialrx.ingest.layout.Rule;

/** A kind of identifier that must not pass the door, and the names of columns that give it away. */
public enum IdentifierKind {
    /** Ten digits whose last one is the check over the others. */
    NHS_NUMBER(Rule.NHS_NUMBER, "(.*_)?nhs_?(number|num|no)|(.*_)?chi_?(number|no)"),
    /** A UK postcode of an area that exists. */
    POSTCODE(Rule.POSTCODE, "(.*_)?post_?code(_.*)?|(.*_)?address(_.*)?"),
    /** An e-mail address. */
    EMAIL_ADDRESS(Rule.EMAIL_ADDRESS, "(.*_)?e_?mail(_.*)?"),
    /** A UK telephone number. */
    TELEPHONE_NUMBER(Rule.TELEPHONE_NUMBER, "(.*_)?(tele)?phone(_.*)?|(.*_)?mobile(_?(number|no))?"),
    /** The name of a person; only a column's name tells. */
    PERSON_NAME(
            Rule.PERSON_NAME,
            "name|(.*_)?(surname|forenames?|fore_?name|first_?name|last_?name|family_?name|given_?names?|middle_?names?"
                    + "|maiden_?name|full_?name|known_as|next_of_kin|initials)"
                    + "|(patient|person|provider|staff|gp|contact|carer)_?name"),
    /** A day of birth; only a column's name tells, its year and month apart. */
    BIRTH_DATE(Rule.BIRTH_DATE, "(.*_)?dob(_.*)?|(.*_)?(date|day)_?of_?birth|(.*_)?birth_?(date|day|datetime)");

    private final Rule rule;
    private final Pattern columnName;

    IdentifierKind(Rule rule, String columnName) {
        this.rule = rule;
        this.columnName = Pattern.compile(columnName);
    }

    /** The rule under which it is counted. */
    public Rule rule() {
        return rule;
    }

    /**
     * What a column holds by its name.
     *
     * @param column name in lower case
     */
    public static Optional<IdentifierKind> named(String column) {
        return Arrays.stream(values())
                .filter(kind -> kind.columnName.matcher(column).matches())
                .findFirst();
    }
}
