package ca.dosebook.invitations.waves;

import ca.dosebook.invitations.InvitationCodes;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.InvitationSeal;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.invitations.cohorts.Candidate;
import ca.dosebook.invitations.cohorts.CandidateDetails;
import ca.dosebook.invitations.cohorts.CandidateId;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.invitations.cohorts.ContactPermission;
import ca.dosebook.invitations.waves.Choosable.Standing;
import ca.dosebook.invitations.waves.WaveStore.Invited;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.people.People;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.PersonGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The people of a health unit's approved cohorts, with what a wave chooses them by and stores of them. */
@Component
class Invitables {

    private static final ZoneId PROVINCE = ZoneId.of("America/Toronto");
    private static final int DECADE = 10;
    private static final int OLDEST_BAND = 90;

    private final Cohorts cohorts;
    private final People people;
    private final Rollout rollout;
    private final OptOuts optOuts;
    private final InvitationCodes codes;
    private final InvitationSeal seal;

    Invitables(
            Cohorts cohorts,
            People people,
            Rollout rollout,
            OptOuts optOuts,
            InvitationCodes codes,
            InvitationSeal seal) {
        this.cohorts = cohorts;
        this.people = people;
        this.rollout = rollout;
        this.optOuts = optOuts;
        this.codes = codes;
        this.seal = seal;
    }

    /** @param choosable in the order of the lists */
    record All(List<Choosable> choosable, Map<CandidateId, Candidate> candidates) {}

    /**
     * Everyone who is ready. Of a person who is on two lists, the first line counts and the others are invited already.
     *
     * @param known grows by all of them
     */
    All of(HealthUnitId unit, WaveStore.Known known) {
        Predicate<InvitationDetails> optedOut = optOuts.optedOut();
        List<Choosable> choosable = new ArrayList<>();
        Map<CandidateId, Candidate> candidates = new HashMap<>();
        for (Candidate candidate : cohorts.ready(unit)) {
            CandidateDetails details = candidate.details();
            Optional<String> key = details.healthNumber()
                    .map(people::keyOf)
                    .map(PersonKey::value)
                    .map(WaveStore::hex);
            String name = WaveStore.hex(people.nameHash(details.name(), details.birthDate()));
            boolean invited = known.has(candidate.id(), key, name);
            known.add(key, name);
            Standing standing = invited
                    ? Standing.INVITED_ALREADY
                    : optedOut.test(details(details)) ? Standing.OPTED_OUT : Standing.FREE;
            choosable.add(choosable(candidate, standing));
            candidates.put(candidate.id(), candidate);
        }
        return new All(choosable, candidates);
    }

    private Choosable choosable(Candidate candidate, Standing standing) {
        CandidateDetails details = candidate.details();
        return new Choosable(
                candidate.id(),
                candidate.cohort(),
                details.birthDate(),
                details.address()
                        .postalCode()
                        .flatMap(code -> rollout.postalArea(code.substring(0, Math.min(3, code.length()))))
                        .map(PostalArea::centre),
                details.group(),
                Choosable.ways(
                        details.reach().email().isPresent(),
                        details.address().takesLetters(),
                        details.reach().phone().isPresent(),
                        details.reach().permission() == ContactPermission.NO),
                standing);
    }

    /** A new invitation for someone chosen, with an id of its own. */
    Invited invited(All all, Choosing.Chosen chosen, Instant now) {
        CandidateDetails details =
                Objects.requireNonNull(all.candidates().get(chosen.id())).details();
        InvitationId id = new InvitationId(Uuids.next());
        return new Invited(
                id,
                chosen.id(),
                codes.hash(codes.of(id)),
                details.healthNumber().map(people::keyOf),
                people.nameHash(details.name(), details.birthDate()),
                people.familyHash(details.name().family()),
                seal.seal(id, details(details)),
                chosen.channel().name(),
                details.reach().language().code(),
                ageBand(details.birthDate(), now.atZone(PROVINCE).toLocalDate()),
                details.group().map(PersonGroup::code));
    }

    private static InvitationDetails details(CandidateDetails of) {
        return new InvitationDetails(
                of.name(),
                of.birthDate(),
                new InvitationDetails.Reach(
                        of.reach().email(),
                        of.reach().phone(),
                        of.address().street(),
                        of.address().town(),
                        of.address().postalCode()));
    }

    /** Ten years, so that nobody is known by it: {@code 80-89}; {@code 90+} from 90 on. */
    static String ageBand(LocalDate born, LocalDate today) {
        int from = born.until(today).getYears() / DECADE * DECADE;
        return from >= OLDEST_BAND ? OLDEST_BAND + "+" : from + "-" + (from + DECADE - 1);
    }
}
