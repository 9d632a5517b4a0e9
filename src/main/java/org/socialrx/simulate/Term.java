package org.socialrx.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socialrx.simulate.world.Condition;

/**
 * One entry of the medical dictionary.
 *
 * @param medcode identifier in the delivery, up to 18 digits
 * @param term our words
 * @param read Read v2 code as recorded, or empty
 * @param snomed concept, or empty when the delivery names none
 */
record Term(String medcode, String term, String read, String snomed) {
    /** Numbered in the order of this class; wider than a double can hold. */
    private static final long FIRST = 100_000_000_000_006_000L;

    private static final List<Term> ALL = new ArrayList<>();

    /** Referral to social prescribing. */
    static final Term REFERRED = snomed("Referral to social prescribing service", "871731000000106");

    /** The same in practices that record Read v2. */
    static final Term REFERRED_READ = read("Referral to social prescribing service", "8T09.00");

    /** Social prescribing turned down. */
    static final Term DECLINED = snomed("Social prescribing declined", "871711000000103");

    /** Codes of homelessness, of which one is picked. */
    static final List<Term> HOMELESS = List.of(
            snomed("Homeless", "32911000"),
            snomed("No fixed abode", "381751000000106"),
            snomed("Sleeping out", "224229008"),
            snomed("Temporary shelter arrangements", "365510008"));

    /** Homelessness in practices that record Read v2. */
    static final Term HOMELESS_READ = read("Homeless", "13D..00");

    /** No longer homeless. */
    static final Term HOUSED = snomed("Housed", "414418009");

    /** Every condition. */
    static final Map<Condition, Term> CONDITIONS = Arrays.stream(Condition.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    condition -> snomed(condition.term(), condition.snomed()),
                    (first, second) -> first,
                    () -> new EnumMap<>(Condition.class)));

    /** The sixteen groups of the 2001 census, in their order. */
    static final List<Term> ETHNICITIES = List.of(
            snomed("White British", "494131000000105"),
            snomed("White Irish", "494161000000100"),
            snomed("Other White background", "92411000000108"),
            snomed("White and Black Caribbean", "92421000000102"),
            snomed("White and Black African", "92431000000100"),
            snomed("White and Asian", "92441000000109"),
            snomed("Other Mixed background", "92451000000107"),
            snomed("Indian or British Indian", "110751000000108"),
            snomed("Pakistani or British Pakistani", "92461000000105"),
            snomed("Bangladeshi", "186003008"),
            snomed("Other Asian or Asian unspecified", "92701000000102"),
            snomed("Caribbean", "107691000000105"),
            snomed("African", "92491000000104"),
            snomed("Other Black background", "92501000000105"),
            snomed("Chinese", "33897005"),
            snomed("Any other group", "94151000000105"));

    /** Needs a link worker records, and their domains. */
    static final List<Term> NEEDS = List.of(
            snomed("Feeling lonely", "267076002"),
            snomed("Lives alone", "105529008"),
            snomed("Financial problem", "160932005"),
            snomed("Housing problem", "105531004"),
            snomed("Unemployed", "73438004"),
            snomed("Food insecurity", "733423003"),
            snomed("Legal problem", "22268004"));

    /** Domains of {@link #NEEDS}. */
    static final List<String> DOMAINS =
            List.of("isolation", "isolation", "finance", "housing", "employment", "food", "legal");

    /** Activities patients are connected to; only the first is a national code. */
    static final List<Term> ACTIVITIES = List.of(
            snomed("Physical activity programme", "390893007"),
            local("Befriending", "SIMACT01"),
            local("Debt and benefits advice", "SIMACT02"),
            local("Arts and crafts group", "SIMACT03"),
            local("Community garden", "SIMACT04"));

    /** Measurements made in consultations. */
    static final List<Term> MEASUREMENTS = List.of(
            snomed("Body mass index", "60621009"),
            snomed("Systolic blood pressure", "271649006"),
            snomed("Body weight", "27113001"));

    /** Reasons for consulting that no list names, in order of how often they are recorded; codes of our own. */
    static final List<Term> PROBLEMS = IntStream.rangeClosed(1, 240)
            .mapToObj(number -> local("Problem %03d".formatted(number), "SIMPR%03d".formatted(number)))
            .toList();

    /** Injuries that letters of a hospital report; codes of our own. */
    static final List<Term> INJURIES = List.of(
            local("Wrist fracture", "SN001"),
            local("Ankle sprain", "SN002"),
            local("Burn", "SN003"),
            local("Laceration", "SN004"),
            local("Insect bite", "SN005"),
            local("Dog bite", "SN006"),
            local("Eye foreign body", "SN007"),
            local("Dental injury", "SN008"),
            local("Nose fracture", "SN009"),
            local("Shoulder dislocation", "SN010"),
            local("Road traffic injury", "SN011"),
            local("Sports injury", "SN012"));

    /** Kinds of consultation, whose dictionary identifiers the field publishes. */
    static final Term SURGERY = kind("GP surgery", "1672871000006114");

    static final Term ROUTINE = kind("Routine consultation", "1809171000006114");
    static final Term URGENT = kind("Urgent consultation", "1809161000006119");
    static final Term TELEPHONE = kind("Telephone consultation", "62151000000116");
    static final Term HOME_VISIT = kind("Home visit", "63341000000114");

    /** Kinds that are no contact with a patient. */
    static final List<Term> EXCLUDED = List.of(
            kind("Administration", "87941000000117"),
            kind("Scanned document", "62251000000110"),
            kind("Laboratory result", "62181000000110"),
            kind("Repeat prescription", "173141000006118"));

    /** Every entry, in the order of this class. */
    static List<Term> all() {
        return List.copyOf(ALL);
    }

    private static Term snomed(String term, String concept) {
        return add(new Term(Long.toString(FIRST + ALL.size()), term, "", concept));
    }

    private static Term read(String term, String code) {
        return add(new Term(Long.toString(FIRST + ALL.size()), term, code, ""));
    }

    private static Term local(String term, String code) {
        return read(term, code);
    }

    private static Term kind(String term, String medcode) {
        return add(new Term(medcode, term, "", ""));
    }

    private static Term add(Term term) {
        ALL.add(term);
        return term;
    }
}
