package ca.dosebook.console.organizations;

import ca.dosebook.access.Organization;
import ca.dosebook.access.OrganizationId;
import ca.dosebook.access.OrganizationKind;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayAdministerOrganizations;
import ca.dosebook.access.users.OrganizationOutcome;
import ca.dosebook.access.users.Organizations;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The authorized organizations: list, add, change. */
@Controller
@MayAdministerOrganizations
@RequestMapping("/{language:en|fr}/console/organizations")
class OrganizationsController {

    private final Pages pages;
    private final Organizations organizations;
    private final Rollout rollout;
    private final Clinics clinics;

    OrganizationsController(Pages pages, Organizations organizations, Rollout rollout, Clinics clinics) {
        this.pages = pages;
        this.organizations = organizations;
        this.rollout = rollout;
        this.clinics = clinics;
    }

    record OrganizationList(List<Line> organizations, boolean saved) {}

    /** @param unit the health unit a hospital lies in; empty for the others */
    record Line(String address, String name, String kind, String unit, String users) {}

    record Add(OrganizationForm form, List<Choice> kinds, List<Choice> units) {}

    /** @param sites those a hospital can run; empty for other kinds */
    record Change(String address, OrganizationForm form, boolean hospital, List<Choice> sites) {}

    @GetMapping
    Page list(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        List<Line> lines = organizations.within(staff).stream()
                .map(one -> new Line(
                        t.to("/console/organizations/" + one.id().value()),
                        one.name().in(t.language()),
                        t.of("organizations.kind." + one.kind().name()),
                        one.kind() == OrganizationKind.HOSPITAL ? unitName(t, one.healthUnit()) : "",
                        t.to("/console/users?organization=" + one.id().value())))
                .toList();
        return pages.page(
                "console/organizations/list",
                frame.title(t.of("organizations.list.title")),
                new OrganizationList(lines, done.equals("SAVED")));
    }

    @GetMapping("/add")
    Page add(Frame frame) {
        return addPage(frame, OrganizationForm.EMPTY);
    }

    @PostMapping("/add")
    View add(Frame frame, SignedIn staff, OrganizationForm form) {
        Texts t = frame.t();
        Optional<OrganizationKind> kind = form.kindChosen();
        FormErrors errors = FormErrors.none();
        if (kind.isEmpty()) {
            errors = errors.and("kind", t.of("organizations.kind.choose"));
        }
        errors = errors.and(form.nameErrors(t));
        boolean lies = kind.isPresent()
                && (kind.get() == OrganizationKind.HEALTH_UNIT || kind.get() == OrganizationKind.HOSPITAL);
        OptionalInt unit = form.unitChosen();
        boolean known = unit.isPresent()
                && rollout.healthUnit(new HealthUnitId(unit.getAsInt())).isPresent();
        if (lies && !known) {
            errors = errors.and("unit", t.of("organizations.unit.choose"));
        }
        if (kind.isEmpty() || !errors.isEmpty()) {
            return addPage(frame.errors(errors), form);
        }
        return switch (organizations.add(staff, kind.get(), form.name(), unit, Set.of())) {
            case OrganizationOutcome.Done(Organization added) ->
                Pages.seeOther(frame.to(
                        added.kind() == OrganizationKind.HOSPITAL
                                ? "/console/organizations/" + added.id().value()
                                : "/console/organizations?done=SAVED"));
            case OrganizationOutcome.NameTaken ignored ->
                addPage(frame.errors(FormErrors.none().and("english", t.of("organizations.english.taken"))), form);
            case OrganizationOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    @GetMapping("/{organization:[0-9a-f-]{36}}")
    Page change(Frame frame, @PathVariable String organization) {
        Organization found = found(organization);
        return changePage(frame, found, OrganizationForm.of(found));
    }

    @PostMapping("/{organization:[0-9a-f-]{36}}")
    View change(Frame frame, SignedIn staff, @PathVariable String organization, OrganizationForm form) {
        Organization found = found(organization);
        Texts t = frame.t();
        FormErrors errors = form.nameErrors(t);
        if (!errors.isEmpty()) {
            return changePage(frame.errors(errors), found, form);
        }
        Set<UUID> possible =
                sitesOf(found).stream().map(site -> site.id().value()).collect(Collectors.toSet());
        return switch (organizations.change(staff, found.id(), form.name(), form.sitesAmong(possible))) {
            case OrganizationOutcome.Done ignored -> Pages.seeOther(frame.to("/console/organizations?done=SAVED"));
            case OrganizationOutcome.NameTaken ignored ->
                changePage(
                        frame.errors(FormErrors.none().and("english", t.of("organizations.english.taken"))),
                        found,
                        form);
            case OrganizationOutcome.Unknown ignored -> throw Ids.notFound();
        };
    }

    private Page addPage(Frame frame, OrganizationForm form) {
        Texts t = frame.t();
        List<Choice> kinds = Arrays.stream(OrganizationKind.values())
                .map(kind -> Choice.of(kind.name(), t.of("organizations.kind." + kind.name())))
                .toList();
        List<Choice> units = new ArrayList<>();
        units.add(Choice.of("", t.of("organizations.unit.none")));
        rollout.healthUnits()
                .forEach(unit -> units.add(
                        Choice.of(String.valueOf(unit.id().value()), unit.name().in(t.language()))));
        return pages.page(
                "console/organizations/add",
                frame.title(t.of("organizations.add.title")).back(frame.to("/console/organizations")),
                new Add(form, kinds, units));
    }

    private Page changePage(Frame frame, Organization organization, OrganizationForm form) {
        Texts t = frame.t();
        List<Choice> sites = sitesOf(organization).stream()
                .map(site -> Choice.of(site.id().value().toString(), site.name().in(t.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
        return pages.page(
                "console/organizations/change",
                frame.title(t.of(
                                "organizations.change.title",
                                organization.name().in(t.language())))
                        .back(frame.to("/console/organizations")),
                new Change(
                        frame.to("/console/organizations/" + organization.id().value()),
                        form,
                        organization.kind() == OrganizationKind.HOSPITAL,
                        sites));
    }

    /** The sites of the health unit a hospital lies in. */
    private List<Site> sitesOf(Organization organization) {
        return organization.kind() != OrganizationKind.HOSPITAL
                ? List.of()
                : clinics.sites().stream()
                        .filter(site -> organization.healthUnit().isPresent()
                                && site.healthUnit().value()
                                        == organization.healthUnit().getAsInt())
                        .toList();
    }

    private String unitName(Texts t, OptionalInt unit) {
        return unit.isEmpty()
                ? ""
                : rollout.healthUnit(new HealthUnitId(unit.getAsInt()))
                        .map(found -> found.name().in(t.language()))
                        .orElse("");
    }

    private Organization found(String id) {
        return organizations.find(new OrganizationId(Ids.inAddress(id))).orElseThrow(Ids::notFound);
    }
}
