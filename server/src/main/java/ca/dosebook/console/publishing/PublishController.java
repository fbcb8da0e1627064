package ca.dosebook.console.publishing;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageClinics;
import ca.dosebook.clinics.ClinicDay;
import ca.dosebook.clinics.ClinicDayId;
import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.publishing.Finding;
import ca.dosebook.clinics.publishing.PublishOutcome;
import ca.dosebook.clinics.publishing.PublishingCheck;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Publishing drafts: choose them, see what speaks against it, publish. */
@Controller
@MayManageClinics
@RequestMapping("/{language:en|fr}/console/clinics/publish")
class PublishController {

    static final String PATH = "/console/clinics/publish";

    private final Pages pages;
    private final Drafts drafts;
    private final PublishingCheck check;
    private final FindingWords words;

    PublishController(Pages pages, Drafts drafts, PublishingCheck check, FindingWords words) {
        this.pages = pages;
        this.drafts = drafts;
        this.check = check;
        this.words = words;
    }

    record Sites(List<SiteLine> sites) {}

    record SiteLine(String address, String name, String drafts) {}

    record Choose(String address, String site, String siteId, String series, List<Choice> days, Set<String> ticked) {}

    /**
     * @param query the days, for the addresses of the other pages
     * @param refused what cannot be published, day by day
     * @param warned what somebody has to look at
     * @param goOn the address of the same without the refused days; empty when none would be left
     */
    record Checked(
            String query,
            String site,
            String days,
            List<FindingWords.Line> refused,
            List<FindingWords.Line> warned,
            String goOn,
            String choose,
            String eye,
            String publish) {}

    record Done(String site, List<DayLink> days, String more) {}

    record DayLink(String address, String text) {}

    @GetMapping
    View choose(Frame frame, SignedIn staff, PublishForm form) {
        return FallingForm.said(form.site()).isEmpty()
                ? sites(frame, staff)
                : choosePage(frame, drafts.selected(staff, form));
    }

    private Page sites(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        List<SiteLine> lines = drafts.sitesWithDrafts(staff).entrySet().stream()
                .map(entry -> new SiteLine(
                        frame.to(PATH + "?site=" + entry.getKey().id().value()),
                        entry.getKey().name().in(t.language()),
                        t.of("publishing.drafts", entry.getValue())))
                .sorted(Comparator.comparing(SiteLine::name))
                .toList();
        return pages.page(
                "console/publishing/sites",
                frame.title(t.of("publishing.title")).back(frame.to("/console/clinics")),
                new Sites(lines));
    }

    private Page choosePage(Frame frame, Selection selection) {
        Texts t = frame.t();
        List<Choice> days = selection.drafts().stream()
                .map(day -> Choice.of(day.id().value().toString(), words.day(t, day, selection.site())))
                .toList();
        return pages.page(
                "console/publishing/choose",
                frame.title(t.of("publishing.title")).back(frame.to(PATH)),
                new Choose(
                        frame.to(PATH),
                        selection.site().name().in(t.language()),
                        selection.site().id().value().toString(),
                        selection.series().map(id -> id.value().toString()).orElse(""),
                        days,
                        selection.chosen().stream()
                                .map(day -> day.id().value().toString())
                                .collect(Collectors.toSet())));
    }

    @PostMapping
    View chosen(Frame frame, SignedIn staff, PublishForm form) {
        Selection all = drafts.selected(staff, new PublishForm(form.site(), form.series(), null, null, null));
        Set<ClinicDayId> unticked = all.drafts().stream()
                .map(ClinicDay::id)
                .filter(id -> !form.named().contains(id.value()))
                .collect(Collectors.toSet());
        Selection selection = all.without(unticked);
        Texts t = frame.t();
        if (selection.chosen().isEmpty() || !selection.canBeSaid()) {
            String text = selection.chosen().isEmpty()
                    ? t.of("publishing.choose.none")
                    : t.of("publishing.choose.many", Selection.MOST_NAMED);
            return choosePage(frame.errors(FormErrors.none().and("day", text)), selection);
        }
        return Pages.seeOther(frame.to(PATH + "/check?" + selection.query()));
    }

    @GetMapping("/check")
    View check(Frame frame, SignedIn staff, PublishForm form) {
        Selection selection = drafts.selected(staff, form);
        return selection.chosen().isEmpty()
                ? Pages.seeOther(
                        frame.to(PATH + "?site=" + selection.site().id().value()))
                : checked(frame, selection, check.check(selection.ids()), FormErrors.none());
    }

    private Page checked(Frame frame, Selection selection, List<Finding> findings, FormErrors errors) {
        Texts t = frame.t();
        Selection rest = selection.without(findings.stream()
                .filter(Finding::isRefusal)
                .map(finding -> finding.day().day().id())
                .collect(Collectors.toSet()));
        boolean some = !rest.chosen().isEmpty()
                && rest.chosen().size() < selection.chosen().size()
                && rest.canBeSaid();
        String base = frame.to(PATH);
        return pages.page(
                "console/publishing/check",
                frame.title(t.of("publishing.check.title"))
                        .back(base + "?" + selection.query())
                        .errors(errors),
                new Checked(
                        selection.query(),
                        selection.site().name().in(t.language()),
                        words.span(t, selection.chosen(), selection.site()),
                        words.lines(t, findings, true),
                        words.lines(t, findings, false),
                        some ? base + "/check?" + rest.query() : "",
                        base + "?" + selection.query(),
                        base + "/eye?" + selection.query(),
                        base + "/check?" + selection.query()));
    }

    @PostMapping("/check")
    View publish(Frame frame, SignedIn staff, PublishForm form) {
        Selection selection = drafts.selected(staff, form);
        boolean looked = FallingForm.said(form.looked()).equals("yes");
        return switch (check.publish(selection.ids(), looked, staff.actor())) {
            case PublishOutcome.Published(List<ClinicDay> days) -> done(frame, selection.site(), days);
            case PublishOutcome.Refused(List<Finding> findings) ->
                checked(
                        frame,
                        selection,
                        findings,
                        FormErrors.none().and("findings", frame.t().of("publishing.check.refused")));
            case PublishOutcome.NotLookedAt(List<Finding> findings) ->
                checked(
                        frame,
                        selection,
                        findings,
                        FormErrors.none().and("looked", frame.t().of("publishing.check.look")));
            // Sent twice, or published by a colleague meanwhile: what is there now is the answer.
            case PublishOutcome.NothingToPublish ignored ->
                Pages.seeOther(
                        frame.to(PATH + "/done?site=" + selection.site().id().value()));
        };
    }

    private static View done(Frame frame, Site site, List<ClinicDay> days) {
        LocalDate from =
                days.stream().map(ClinicDay::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate to =
                days.stream().map(ClinicDay::day).max(LocalDate::compareTo).orElseThrow();
        return Pages.seeOther(frame.to(PATH + "/done?site=" + site.id().value() + "&from=" + from + "&to=" + to));
    }

    /** The published days of a site between two dates, each with its address. */
    @GetMapping("/done")
    View done(
            Frame frame,
            SignedIn staff,
            PublishForm form,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        Texts t = frame.t();
        Site site = drafts.selected(staff, form).site();
        List<DayLink> days = drafts.published(site, from, to).stream()
                .map(day ->
                        new DayLink(frame.to("/console/clinics/days/" + day.id().value()), words.day(t, day, site)))
                .toList();
        boolean more = !drafts.of(site, Optional.empty()).isEmpty();
        return pages.page(
                "console/publishing/done",
                frame.title(t.of("publishing.done.title")),
                new Done(
                        site.name().in(t.language()),
                        days,
                        more ? frame.to(PATH + "?site=" + site.id().value()) : ""));
    }
}
