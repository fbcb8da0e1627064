package ca.dosebook.console.auditing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.audit.Alert;
import ca.dosebook.audit.AlertOutcome;
import ca.dosebook.audit.Alerts;
import ca.dosebook.audit.Place;
import ca.dosebook.audit.ReviewOutcome;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The alerts, one by one. */
@Controller
@MayReadAudit
@RequestMapping("/{language:en|fr}/console/audit/alerts")
class AlertsController {

    private static final int MOST = 25;

    private final Pages pages;
    private final Alerts alerts;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    AlertsController(Pages pages, Alerts alerts, Reading reading, Words words, Clock clock) {
        this.pages = pages;
        this.alerts = alerts;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    /** @param older the address of the next page; null when there is none */
    record Listed(boolean open, List<Row> rows, @Nullable String older) {}

    /**
     * An alert in words.
     *
     * @param user whose doing; empty for nobody's
     * @param person the beginning of the key; empty where it is about none
     */
    record Row(UUID id, String link, String kind, String what, String time, String user, String person) {}

    /**
     * @param userLink to what the user did; null where there is none
     * @param own whether it is about the reader, who may not review it
     * @param review what came of it; null while open
     */
    record Open(
            Row row,
            @Nullable String userLink,
            boolean own,
            @Nullable Reviewed review,
            @Nullable String outcome,
            String note) {}

    record Reviewed(String outcome, String by, String time, String note) {}

    @GetMapping
    Page list(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after) {
        Texts t = frame.t();
        boolean open = !state.equals("reviewed");
        Place place = PeriodForm.placeOr(after, clock.instant());
        reading.of(staff, open ? "alerts" : "alerts reviewed");
        List<Alert> found = open ? alerts.open(place, MOST + 1) : alerts.reviewed(place, MOST + 1);
        boolean more = found.size() > MOST;
        List<Alert> shown = more ? found.subList(0, MOST) : found;
        Map<UserId, StaffName> names = words.names(
                shown.stream().flatMap(alert -> alert.user().stream()).toList());
        String older = null;
        if (more) {
            Alert last = shown.getLast();
            older = frame.to("/console/audit/alerts?" + (open ? "" : "state=reviewed&") + "after="
                    + PeriodForm.mark(new Place(last.raisedAt(), last.id())));
        }
        return pages.page(
                "console/auditing/alerts",
                frame.title(t.of(open ? "auditing.alerts.title" : "auditing.alerts.reviewed.title"))
                        .back(frame.to("/console/audit")),
                new Listed(
                        open,
                        shown.stream().map(alert -> row(frame, names, alert)).toList(),
                        older));
    }

    @GetMapping("/{id}")
    Page show(Frame frame, SignedIn staff, @PathVariable UUID id) {
        Alert alert = alerts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        reading.ofUser(staff, id, "alert");
        return page(frame, staff, alert, FormErrors.none(), null, "");
    }

    @PostMapping("/{id}")
    View review(
            Frame frame,
            SignedIn staff,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note) {
        Texts t = frame.t();
        Alert alert = alerts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<AlertOutcome> chosen = Arrays.stream(AlertOutcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst();
        FormErrors errors = FormErrors.none();
        if (chosen.isEmpty()) {
            errors = errors.and("outcome", t.of("auditing.alert.outcome.error"));
        }
        if (note.isBlank() || note.strip().length() > Alerts.LONGEST_NOTE) {
            errors = errors.and("note", t.of("auditing.alert.note.error", Alerts.LONGEST_NOTE));
        }
        if (!errors.isEmpty()) {
            return page(frame, staff, alert, errors, outcome, note);
        }
        return switch (alerts.review(id, chosen.orElseThrow(), note.strip(), staff.actor())) {
            case ReviewOutcome.Reviewed ignored -> Pages.seeOther(frame.to("/console/audit/alerts"));
            // The page says what stands, or that it is about the reader.
            case ReviewOutcome.ReviewedBefore ignored -> Pages.seeOther(frame.to("/console/audit/alerts/" + id));
            case ReviewOutcome.AboutYourself ignored -> Pages.seeOther(frame.to("/console/audit/alerts/" + id));
            case ReviewOutcome.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Page page(
            Frame frame, SignedIn staff, Alert alert, FormErrors errors, @Nullable String outcome, String note) {
        Texts t = frame.t();
        Map<UserId, StaffName> names =
                words.names(Stream.concat(alert.user().stream(), alert.review().map(Alert.Review::by).stream())
                        .toList());
        Row row = row(frame, names, alert);
        Reviewed reviewed = alert.review()
                .map(review -> new Reviewed(
                        t.of("audit.outcome." + review.outcome()),
                        Words.name(t, names, review.by()),
                        Words.time(t, review.at()),
                        review.note()))
                .orElse(null);
        Open open = new Open(
                row,
                alert.user()
                        .map(user -> frame.to("/console/audit/users/" + user))
                        .orElse(null),
                alert.user().filter(staff.user().value()::equals).isPresent(),
                reviewed,
                outcome,
                note);
        return pages.page(
                "console/auditing/alert",
                frame.title(row.kind()).back(frame.to("/console/audit/alerts")).errors(errors),
                open);
    }

    private static Row row(Frame frame, Map<UserId, StaffName> names, Alert alert) {
        Texts t = frame.t();
        return new Row(
                alert.id(),
                frame.to("/console/audit/alerts/" + alert.id()),
                t.of("audit.alert." + alert.kind()),
                t.of("audit.alert." + alert.kind() + ".what"),
                Words.time(t, alert.raisedAt()),
                alert.user().map(user -> Words.name(t, names, user)).orElse(""),
                alert.person().map(Words::pseudonym).orElse(""));
    }
}
