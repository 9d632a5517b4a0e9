package org.socialrx.report;

import java.util.Locale;
import java.util.Map;

/** Names in tables as words on the page. */
final class Words {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("age-years", "age"),
            Map.entry("age-band", "age"),
            Map.entry("imd-decile", "deprivation tenth, 1 = most deprived"),
            Map.entry("deprivation-decile", "deprivation tenth, 1 = most deprived"),
            Map.entry("deprivation-quintile", "deprivation fifth, 1 = most deprived"),
            Map.entry("urban-rural", "urban or rural"),
            Map.entry("index-year", "year of referral"),
            Map.entry("not-recorded", "not recorded"),
            Map.entry("copd", "COPD"),
            Map.entry("bmi", "BMI"),
            Map.entry("south-asian", "South Asian"),
            Map.entry("asian", "Asian"),
            Map.entry("white-british", "White British"),
            Map.entry("white-irish", "White Irish"),
            Map.entry("white-other", "other White"),
            Map.entry("mixed-white-and-black-caribbean", "mixed White and Black Caribbean"),
            Map.entry("mixed-white-and-black-african", "mixed White and Black African"),
            Map.entry("mixed-white-and-asian", "mixed White and Asian"),
            Map.entry("mixed-other", "other mixed"),
            Map.entry("asian-indian", "Indian"),
            Map.entry("asian-pakistani", "Pakistani"),
            Map.entry("asian-bangladeshi", "Bangladeshi"),
            Map.entry("asian-chinese", "Chinese"),
            Map.entry("asian-other", "other Asian"),
            Map.entry("black-caribbean", "Black Caribbean"),
            Map.entry("black-african", "Black African"),
            Map.entry("black-other", "other Black"),
            Map.entry("other-any", "any other group"),
            Map.entry("ethnicity-16", "ethnicity in sixteen groups"),
            Map.entry("ethnicity-most-frequent", "ethnicity, most frequent entry"),
            Map.entry("ethnicity-16-most-frequent", "ethnicity in sixteen groups, most frequent entry"),
            Map.entry("gp", "GP"));

    private Words() {}

    /** A name in kebab-case or snake_case as words. */
    static String of(String name) {
        var plain = name.replace('_', '-');
        var known = KNOWN.get(plain);
        return known != null
                ? known
                : plain.replaceAll("(?<=[a-zA-Z])-(?=[a-zA-Z])", " ").replaceAll("(?<=\\d)-(?=\\d)", "–");
    }

    /** A name as the beginning of a line. */
    static String heading(String name) {
        var words = of(name);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code sex=female} as "sex: female". */
    static String term(String term) {
        int equals = term.indexOf('=');
        return equals < 0 ? of(term) : of(term.substring(0, equals)) + ": " + of(term.substring(equals + 1));
    }

    /** One or several, as in "1 count" and "2 counts". */
    static String counted(long count, String one, String many) {
        return Numerals.count(count) + " " + (count == 1 ? one : many);
    }
}
