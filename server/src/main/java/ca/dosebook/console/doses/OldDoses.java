package ca.dosebook.console.doses;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.approvals.ApprovalKind;
import ca.dosebook.approvals.ApprovalRequest;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Moments;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.CorrectOutcome;
import ca.dosebook.immunizations.Correction;
import ca.dosebook.immunizations.Dose;
import ca.dosebook.immunizations.DoseId;
import ca.dosebook.immunizations.DoseSource;
import ca.dosebook.immunizations.Doses;
import ca.dosebook.kernel.PersonKey;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Striking out a dose of a clinic that is older than a day, giving it another date, or dating a newer one back, by two. The request holds keys, ids,
 * days and words from fixed lists: it names nobody, and what was noted about the person stays out of it.
 */
@Component
class OldDoses implements ApprovalKind {

    static final String NAME = "CHANGE_OLD_DOSE";

    /** What happens on the clinic day itself is put right at the clinic. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final Doses doses;
    private final DoseWords words;
    private final Clock clock;

    OldDoses(Doses doses, DoseWords words, Clock clock) {
        this.doses = doses;
        this.words = words;
        this.clock = clock;
    }

    /** Whether two people are needed to give it this day: to change an old one, or to date a new one back. */
    boolean isOld(Dose dose, LocalDate day) {
        LocalDate yesterday = clock.instant().minus(FRESH).atZone(Moments.ZONE).toLocalDate();
        return isOld(dose) || (dose.source() == DoseSource.CLINIC && day.isBefore(yesterday));
    }

    /** Whether two people are needed to strike it out. */
    boolean isOld(Dose dose) {
        return dose.source() == DoseSource.CLINIC
                && dose.givenAt()
                        .map(at -> at.plus(FRESH).isBefore(clock.instant()))
                        .orElse(true);
    }

    Map<String, String> parameters(PersonKey person, Dose dose, Correction correction) {
        Map<String, String> all = new HashMap<>();
        all.put("person", HexFormat.of().formatHex(person.value()));
        all.put("dose", dose.id().value().toString());
        all.put("act", correction.id().value().toString());
        all.put("reason", correction.reason().name());
        all.put("ordinal", String.valueOf(dose.ordinal().value()));
        all.put("givenOn", dose.givenOn().toString());
        dose.site().ifPresent(site -> all.put("site", site.value().toString()));
        correction.givenOn().ifPresent(day -> all.put("day", day.toString()));
        correction.bodySite().ifPresent(arm -> all.put("bodySite", arm.name()));
        return all;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission askedWith() {
        return Permission.RECORD_PAST_DOSES;
    }

    @Override
    public Permission decidedWith() {
        return Permission.RECORD_PAST_DOSES;
    }

    @Override
    public String describe(Texts t, Map<String, String> parameters) {
        int ordinal = Integer.parseInt(value(parameters, "ordinal"));
        String givenOn = t.shortDate(LocalDate.parse(value(parameters, "givenOn")));
        String site = Optional.ofNullable(parameters.get("site"))
                .flatMap(id -> words.site(t, new SiteId(UUID.fromString(id))))
                .orElseGet(() -> t.of("receipts.source.CLINIC"));
        return day(parameters)
                .map(day -> t.of("doses.request.day", ordinal, givenOn, site, t.shortDate(day)))
                .orElseGet(() -> t.of(
                        "doses.request.strike",
                        ordinal,
                        givenOn,
                        site,
                        t.of("doses.reason." + value(parameters, "reason"))));
    }

    @Override
    public boolean carryOut(ApprovalRequest request, SignedIn second) {
        Map<String, String> parameters = request.parameters();
        PersonKey person = new PersonKey(HexFormat.of().parseHex(value(parameters, "person")));
        Optional<LocalDate> day = day(parameters);
        Correction correction = new Correction(
                new DoseId(UUID.fromString(value(parameters, "act"))),
                new DoseId(UUID.fromString(value(parameters, "dose"))),
                Correction.Reason.valueOf(value(parameters, "reason")),
                day,
                Optional.ofNullable(parameters.get("bodySite")).map(BodySite::valueOf),
                Optional.empty(),
                Optional.empty());
        LocalDate today = clock.instant().atZone(Moments.ZONE).toLocalDate();
        CorrectOutcome outcome = day.isPresent()
                ? doses.correct(person, correction, second, today)
                : doses.strike(person, correction, second);
        return outcome instanceof CorrectOutcome.Done;
    }

    private static Optional<LocalDate> day(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("day")).map(LocalDate::parse);
    }

    private static String value(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }
}
