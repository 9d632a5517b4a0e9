package org.socialrx.codelist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A terminology that a code list may use. */
public enum CodeSystem {
    /** SNOMED CT concept ids. */
    SNOMED("snomed", "[1-9][0-9]{5,17}", "6 to 18 digits"),
    /** Read v2: five characters, case counts; two more characters name a term of the same code. */
    READ2("read2", "[0-9A-Za-z.]{1,7}", "at most 7 letters, digits and dots"),
    /** CTV3, also Read v3: five characters, case counts. */
    CTV3("ctv3", "[0-9A-Za-z.]{1,5}", "at most 5 letters, digits and dots"),
    /** Codes made by the EMIS system; case does not count. */
    EMIS("emis", "\\^?[0-9A-Za-z]{2,38}", "letters and digits, perhaps after ^"),
    /** The supplier's own number of a code, a {@code medcodeid} in Aurum. */
    SUPPLIER("supplier", "[0-9]{4,19}", "4 to 19 digits"),
    /** Job categories of staff as Aurum numbers them. */
    AURUM_JOB_CATEGORY("aurum-job-category", "[0-9]{1,4}", "1 to 4 digits"),
    /** Roles of staff in words, as layouts without job categories have them. */
    STAFF_ROLE_TEXT("staff-role-text", "[A-Za-z][A-Za-z -]{0,59}", "words of letters");

    private final String id;
    private final Pattern form;
    private final String words;

    CodeSystem(String id, String form, String words) {
        this.id = id;
        this.form = Pattern.compile(form);
        this.words = words;
    }

    /** The name in files and tables. */
    public String id() {
        return id;
    }

    /** Whether a code, or the beginning of one, has the form of this terminology. */
    boolean allows(String code) {
        return form.matcher(code).matches();
    }

    /** Whether a text can end a code of this terminology. */
    boolean allowsEnd(String end) {
        var isOfDigits = this == SNOMED || this == SUPPLIER || this == AURUM_JOB_CATEGORY;
        return end.matches(isOfDigits ? "[0-9]{1,18}" : "[0-9A-Za-z.]{1,38}");
    }

    /** The form in words. */
    String words() {
        return words;
    }

    static Optional<CodeSystem> find(String id) {
        return Arrays.stream(values()).filter(system -> system.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(CodeSystem::id).toList();
    }
}
