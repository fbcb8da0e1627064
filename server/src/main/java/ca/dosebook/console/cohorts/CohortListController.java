package ca.dosebook.console.cohorts;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Moments;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The lists of a unit, and uploading another one. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/cohorts")
class CohortListController {

    private final Pages pages;
    private final Cohorts cohorts;

    CohortListController(Pages pages, Cohorts cohorts) {
        this.pages = pages;
        this.cohorts = cohorts;
    }

    /** In what order they are listed. */
    enum Order {
        NEWEST(Comparator.comparing(Cohort::uploadedAt).reversed()),
        NAME(Comparator.comparing(cohort -> cohort.name().toLowerCase(Locale.ROOT))),
        STATE(Comparator.comparing(Cohort::state));

        private final Comparator<Cohort> by;

        Order(Comparator<Cohort> by) {
            this.by = by;
        }
    }

    record CohortList(List<Line> cohorts, List<Choice> orders, String order) {}

    record Line(String address, String name, String state, String counts, String uploaded) {}

    record Upload(String name) {}

    @GetMapping
    Page list(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String order) {
        Texts t = frame.t();
        Order chosen = Arrays.stream(Order.values())
                .filter(each -> each.name().equals(order))
                .findFirst()
                .orElse(Order.NEWEST);
        List<Line> lines = cohorts.list(Reached.unit(staff)).stream()
                .sorted(chosen.by)
                .map(cohort -> line(t, cohort))
                .toList();
        List<Choice> orders = Arrays.stream(Order.values())
                .map(each -> Choice.of(each.name(), t.of("cohorts.order." + each.name())))
                .toList();
        return pages.page(
                "console/cohorts/list",
                frame.title(t.of("cohorts.list.title")).back(frame.to("/console/invitations")),
                new CohortList(lines, orders, chosen.name()));
    }

    private static Line line(Texts t, Cohort cohort) {
        return new Line(
                t.to("/console/invitations/cohorts/" + cohort.id().value()),
                cohort.name(),
                Wordings.state(t, cohort.state()),
                t.of(
                        "cohorts.counts",
                        cohort.count(CohortRow.State.READY),
                        cohort.count(CohortRow.State.HELD),
                        cohort.count(CohortRow.State.LEFT_OUT)),
                Moments.said(t, cohort.uploadedAt()));
    }

    @GetMapping("/upload")
    Page upload(Frame frame) {
        return uploadPage(frame, "", FormErrors.none());
    }

    @PostMapping("/upload")
    View upload(
            Frame frame,
            SignedIn staff,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable MultipartFile list)
            throws IOException {
        Texts t = frame.t();
        FormErrors errors = FormErrors.none();
        if (name.isBlank()
                || name.strip().length() > Cohorts.LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            errors = errors.and("name", t.of("cohorts.upload.name.error", Cohorts.LONGEST_NAME));
        }
        if (list == null || list.isEmpty()) {
            errors = errors.and("list", t.of("cohorts.upload.file.error"));
        }
        if (list == null || !errors.isEmpty()) {
            return uploadPage(frame, name, errors);
        }
        Optional<CohortId> taken = cohorts.upload(staff.actor(), Reached.unit(staff), name, list.getBytes());
        return taken.<View>map(id -> Pages.seeOther(frame.to("/console/invitations/cohorts/" + id.value())))
                .orElseGet(() -> uploadPage(frame, name, FormErrors.none().and("list", t.of("cohorts.upload.busy"))));
    }

    private Page uploadPage(Frame frame, String name, FormErrors errors) {
        return pages.page(
                "console/cohorts/upload",
                frame.title(frame.t().of("cohorts.upload.title"))
                        .back(frame.to("/console/invitations/cohorts"))
                        .errors(errors),
                new Upload(name));
    }
}
