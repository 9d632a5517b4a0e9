package org.socialrx.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.socialrx.ingest.layout.Layout.Keying;
import org.socialrx.ingest.layout.Role;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/**
 * A delivery whose rows name a person, and only the person's own row a practice.
 *
 * <p>The small tables first; then persons with their spells and deaths, by person; then visits and entries beside the
 * persons accepted before, also by person, and what is accepted once more by practice. A map of practices by person in
 * every task was turned down, it grows with the patients.
 */
final class PersonFlow extends Flow {
    private static final Set<Role> PERSONS = EnumSet.of(Role.PATIENT, Role.REGISTRATION, Role.DEATH);
    private static final List<Set<Role>> RECORD_LANES = List.of(EnumSet.of(Role.CONTACT), EnumSet.of(Role.EVENT));
    private static final String PLACE_REGION = "place_region";
    private static final String LAST_DAY = "last_day";

    /** Stands for the last collection of a delivery without a spell, which is always refused. */
    private static final Date NEVER = Date.valueOf("9999-12-31");

    private boolean hasSpells;

    PersonFlow(FlowInputs in) {
        super(in);
    }

    @Override
    Broadcast<References> run(Consumer<String> progress) {
        var lookups = lookups();
        var sites = siteRows(lookups);
        var known = references(sites);
        progress.accept("reading %d files".formatted(delivery().files().size()));
        var shuffle = persons(known);
        var spells = shuffle.rows(Registration.TABLE.schema(), Role.REGISTRATION, PersonRows.Spells::new);
        var practices = practices(sites, lookups, spells).persist();
        put(Practice.TABLE, practices);
        var references = references(practices);
        var persons = shuffle.rows(PersonRows.schema(), Role.PATIENT, PersonRows::new);
        refuseSharedPseudonyms(persons);
        optOutsOf(shuffle);
        putPatients(persons, spells, practices);
        records(persons, references);
        return references;
    }

    @Override
    List<Problem> problems() {
        return hasSpells ? List.of() : List.of(new Problem("observation_period", "holds no accepted row"));
    }

    private Dataset<Row> siteRows(Shuffle lookups) {
        var kind = layout().of(EnumSet.of(Role.PRACTICE)).get(0);
        return lookups.rows(kind.cells(), Role.PRACTICE, out -> new CoreRows.AsStaged(Role.PRACTICE, out))
                .withColumn(
                        Practice.LAST_COLLECTION_DATE.name(),
                        Practice.LAST_COLLECTION_DATE.col().cast(Practice.LAST_COLLECTION_DATE.type()));
    }

    private Shuffle persons(Broadcast<References> known) {
        var files = delivery().of(PERSONS);
        var lanes = Lanes.shared(PERSONS, files, context().defaultParallelism());
        var records = TextLines.records(context(), files, new PersonPlacement(lanes, known));
        return shuffle(records, lanes, new PersonRules(known));
    }

    /** The region stands with the place; the last collection is the last day that any spell of the practice reaches. */
    private Dataset<Row> practices(Dataset<Row> sites, Shuffle lookups, Dataset<Row> spells) {
        var lastDays = spells.groupBy(Registration.PRACTICE_ID.col())
                .agg(max(Registration.END_DATE.col()).as(LAST_DAY))
                .localCheckpoint();
        var overall = lastDays.agg(max(col(LAST_DAY))).first();
        hasSpells = !overall.isNullAt(0);
        var lastOfAll = hasSpells ? overall.getDate(0) : NEVER;
        var placeId = Role.PLACE.cells().get(0);
        var placeKind = layout().of(EnumSet.of(Role.PLACE)).get(0);
        var places = lookups.rows(placeKind.cells(), Role.PLACE, out -> new CoreRows.AsStaged(Role.PLACE, out))
                .withColumnRenamed(Practice.REGION.name(), PLACE_REGION);
        return sites.join(places, sites.col(Practice.REGION.name()).equalTo(placeId.col()), "left")
                .join(lastDays, Practice.PRACTICE_ID.name(), "left")
                .select(
                        Practice.PRACTICE_ID.col(),
                        col(PLACE_REGION).as(Practice.REGION.name()),
                        coalesce(col(LAST_DAY), lit(lastOfAll)).as(Practice.LAST_COLLECTION_DATE.name()))
                .coalesce(1);
    }

    /** Two persons with one pseudonym would become one patient. */
    private static void refuseSharedPseudonyms(Dataset<Row> persons) {
        var count = "count";
        long shared = persons.groupBy(Patient.PRACTICE_ID.col(), Patient.PATIENT_ID.col())
                .count()
                .where(col(count).gt(1))
                .count();
        if (shared > 0) {
            throw new Problems(
                    ExitCode.DATA,
                    "person, person_source_value:",
                    "%,d values stand for more than one person of a practice".formatted(shared));
        }
    }

    private void putPatients(Dataset<Row> persons, Dataset<Row> spells, Dataset<Row> practices) {
        var kept = persons.where(not(col(PersonRows.IS_OPTED_OUT)))
                .withColumn(Patient.SEX.name(), coalesce(Patient.SEX.col(), lit("unknown")))
                .select(Patient.TABLE.columns());
        var lastDays = practices.select(Practice.PRACTICE_ID.col(), Practice.LAST_COLLECTION_DATE.col());
        var isOpen = Registration.END_DATE.col().geq(Practice.LAST_COLLECTION_DATE.col());
        var registrations = spells.join(
                        org.apache.spark.sql.functions.broadcast(lastDays), Registration.PRACTICE_ID.name())
                .withColumn(Registration.END_DATE.name(), when(not(isOpen), Registration.END_DATE.col()))
                .select(Registration.TABLE.columns());
        int partitions = context().defaultParallelism();
        putByPractice(Patient.TABLE, kept, partitions);
        putByPractice(Registration.TABLE, registrations, partitions);
    }

    private void records(Dataset<Row> persons, Broadcast<References> references) {
        var files = delivery().of(RECORD_LANES.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        var lanes = Lanes.of(RECORD_LANES, files, Integer.MAX_VALUE, context().defaultParallelism());
        var placement = new PersonPlacement(lanes, references);
        var owners = InternalRows.rows(persons);
        var records = owners.map(person -> placement.owner(Role.CONTACT, (UnsafeRow) person))
                .union(owners.map(person -> placement.owner(Role.EVENT, (UnsafeRow) person)))
                .union(TextLines.records(context(), files, placement));
        var shuffle = shuffle(records, lanes, new PatientRules(references, Keying.BY_PERSON));
        var contacts =
                shuffle.rows(Contact.TABLE.schema(), Role.CONTACT, out -> new CoreRows.Contacts(references, out));
        var events =
                shuffle.rows(Event.TABLE.schema(), Role.EVENT, out -> new EventRows(EventRows.Numbering.BY_KIND, out));
        putByPractice(Contact.TABLE, contacts, lanes.lane(Role.CONTACT).count());
        putByPractice(Event.TABLE, events, lanes.lane(Role.EVENT).count());
        codesOf(shuffle);
    }
}
