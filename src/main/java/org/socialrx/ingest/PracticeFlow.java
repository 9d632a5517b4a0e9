package org.socialrx.ingest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.broadcast.Broadcast;
import org.socialrx.ingest.layout.Layout.Keying;
import org.socialrx.ingest.layout.Role;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;

/**
 * A delivery whose rows name their practice.
 *
 * <p>Three shuffles, each over its own files: the small tables that everything refers to; all that belongs to a
 * patient, by practice; and the rows of the social-prescribing layer that name a referral only, beside the referrals
 * accepted before. The second is nearly all of the work.
 */
final class PracticeFlow extends Flow {
    private static final Set<Role> REFERRAL_DETAILS =
            EnumSet.of(Role.SP_CONTACT, Role.SP_NEED, Role.SP_ACTIVITY, Role.SP_MEASURE);
    private static final List<Set<Role>> PATIENT_LANES = List.of(
            EnumSet.of(Role.PATIENT, Role.SMALL_AREA),
            EnumSet.of(Role.CONTACT),
            EnumSet.of(Role.EVENT),
            EnumSet.of(Role.SP_REFERRAL));

    PracticeFlow(FlowInputs in) {
        super(in);
    }

    @Override
    Broadcast<References> run(Consumer<String> progress) {
        lookups();
        var references = references(table(Practice.TABLE));
        progress.accept("reading %d files".formatted(delivery().files().size()));
        var patients = patients(references);
        if (!layout().of(REFERRAL_DETAILS).isEmpty()) {
            referralDetails(patients);
        }
        return references;
    }

    private Shuffle patients(Broadcast<References> references) {
        var files = delivery().of(PATIENT_LANES.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        int practiceCount = references.value().practiceIds().size();
        var lanes = Lanes.of(PATIENT_LANES, files, practiceCount, context().defaultParallelism());
        var records = TextLines.records(context(), files, new PracticePlacement(lanes, references));
        var shuffle = shuffle(records, lanes, new PatientRules(references, Keying.BY_PRACTICE));
        put(Patient.TABLE, shuffle, Role.PATIENT, out -> new PatientRows(references, out));
        optOutsOf(shuffle);
        put(Registration.TABLE, shuffle, Role.PATIENT, PatientRows.Registrations::new);
        put(Contact.TABLE, shuffle, Role.CONTACT, out -> new CoreRows.Contacts(references, out));
        put(SpReferral.TABLE, shuffle, Role.SP_REFERRAL, out -> new CoreRows.AsStaged(Role.SP_REFERRAL, out));
        if (layout().of(EnumSet.of(Role.DICTIONARY)).isEmpty()) {
            put(Event.TABLE, shuffle, Role.EVENT, out -> new EventRows(EventRows.Numbering.ONE_FOR_ALL, out));
            codesOf(shuffle);
        } else {
            put(Event.TABLE, shuffle, Role.EVENT, out -> new CoreRows.AsStaged(Role.EVENT, out));
        }
        return shuffle;
    }

    private void referralDetails(Shuffle patients) {
        var files = delivery().of(REFERRAL_DETAILS);
        var lanes = Lanes.shared(REFERRAL_DETAILS, files, context().defaultParallelism());
        var placement = new ReferralPlacement(lanes);
        var referrals = patients.accepted(Role.SP_REFERRAL, ReferralOwners::new).map(placement::owner);
        var shuffle =
                shuffle(referrals.union(TextLines.records(context(), files, placement)), lanes, new ReferralRules());
        for (var kind : layout().of(REFERRAL_DETAILS)) {
            var rows = shuffle.rows(kind.table().schema(), kind.role(), out -> new CoreRows.OfReferral(kind, out));
            putByPractice(kind.table(), rows, lanes.lane(kind.role()).count());
        }
    }
}
