package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.EligibilityRule;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.eligibility.EligibilityRules;
import ca.dosebook.rollout.eligibility.RecordedRule;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Adds and ends eligibility rules; whom a change touches is shown before it is saved. */
@Controller
@MayManageRollout
@RequestMapping("/{language:en|fr}/console/rollout/rules")
class RuleController {

    private final Pages pages;
    private final Reach reach;
    private final Chronicle chronicle;
    private final RuleCounts counts;
    private final EligibilityRules rules;
    private final RuleSurroundings surroundings;

    RuleController(
            Pages pages,
            Reach reach,
            Chronicle chronicle,
            RuleCounts counts,
            EligibilityRules rules,
            RuleSurroundings surroundings) {
        this.pages = pages;
        this.reach = reach;
        this.chronicle = chronicle;
        this.counts = counts;
        this.rules = rules;
        this.surroundings = surroundings;
    }

    /** What a form offers, and the time. */
    @Component
    record RuleSurroundings(Rollout rollout, SiteNames sites, Groups groups, Clock clock) {}

    record ProvinceRules(List<Chronicle.Line> rules) {}

    record RulePage(RuleForm form, List<Choice> sites, List<Choice> groups, List<Choice> wheres, List<Choice> yes) {}

    /** @param form to be sent again with the answer; null when a rule is ended */
    record Preview(
            String what,
            String since,
            RuleCounts.Counts counts,
            String address,
            @Nullable RuleForm form) {}

    @GetMapping
    Page ofProvince(Frame frame, SignedIn staff) {
        provinceOnly(staff);
        return pages.page(
                "console/rollout/rules",
                frame.title(frame.t().of("units.rules.province")).back(frame.to("/console/rollout")),
                new ProvinceRules(chronicle.provincialRules(frame.t(), true)));
    }

    @GetMapping("/add")
    Page form(Frame frame, SignedIn staff, @RequestParam(defaultValue = "") String unit) {
        return page(
                frame,
                whose(staff, unit),
                RuleForm.usual(unit, surroundings.clock().instant()),
                FormErrors.none());
    }

    /** Nothing is saved yet. */
    @PostMapping("/preview")
    View preview(Frame frame, SignedIn staff, RuleForm form) {
        Optional<HealthUnit> whose = whose(staff, Sheet.said(form.unit()));
        FormErrors errors = errors(frame.t(), whose, form);
        if (!errors.isEmpty()) {
            return page(frame, whose, form, errors);
        }
        EligibilityRule rule = form.rule(whose.map(HealthUnit::id), surroundings.groups());
        return previewPage(frame, rule, counts.of(null, rule), frame.to("/console/rollout/rules/save"), form);
    }

    @PostMapping("/save")
    View save(Frame frame, SignedIn staff, RuleForm form) {
        Optional<HealthUnit> whose = whose(staff, Sheet.said(form.unit()));
        FormErrors errors = errors(frame.t(), whose, form);
        if (!errors.isEmpty()) {
            return page(frame, whose, form, errors);
        }
        EligibilityRule rule = form.rule(whose.map(HealthUnit::id), surroundings.groups());
        if (!rules.add(rule, staff.actor(), counts.of(null, rule).note())) {
            return page(
                    frame, whose, form, FormErrors.none().and("year", frame.t().of("units.rule.there")));
        }
        return done(frame, rule);
    }

    @GetMapping("/{rule:[0-9a-f-]{36}}/end")
    Page reallyEnd(Frame frame, SignedIn staff, @PathVariable String rule) {
        RecordedRule found = found(staff, rule);
        return previewPage(
                frame,
                found.rule(),
                counts.of(found.rule(), null),
                frame.to("/console/rollout/rules/" + found.id() + "/end"),
                null);
    }

    @PostMapping("/{rule:[0-9a-f-]{36}}/end")
    View end(Frame frame, SignedIn staff, @PathVariable String rule) {
        RecordedRule found = found(staff, rule);
        rules.end(found.id(), staff.actor(), counts.of(found.rule(), null).note());
        return done(frame, found.rule());
    }

    private static View done(Frame frame, EligibilityRule rule) {
        HealthUnitId unit = rule.unit();
        return Pages.seeOther(frame.to(
                unit == null ? "/console/rollout?done=RULES" : "/console/rollout/" + unit.value() + "?done=RULES"));
    }

    /** The unit of a form; empty for the whole province, which only the province decides about. */
    private Optional<HealthUnit> whose(SignedIn staff, String unit) {
        if (!unit.isEmpty()) {
            return Optional.of(reach.unit(staff, unit));
        }
        provinceOnly(staff);
        return Optional.empty();
    }

    private void provinceOnly(SignedIn staff) {
        if (!Reach.isProvince(staff)) {
            throw reach.beyond(staff);
        }
    }

    private FormErrors errors(Texts t, Optional<HealthUnit> whose, RuleForm form) {
        FormErrors errors =
                form.errors(t, fsa -> surroundings.rollout().postalArea(fsa).isPresent());
        Optional<UUID> site = Ids.of(Sheet.said(form.site()));
        boolean elsewhere = site.isPresent()
                && whose.filter(unit -> surroundings.sites().liesIn(site.get(), unit.id()))
                        .isEmpty();
        return elsewhere ? errors.and("site", t.of("units.rule.site.error")) : errors;
    }

    private RecordedRule found(SignedIn staff, String rule) {
        RecordedRule found = rules.find(Ids.inAddress(rule)).orElseThrow(Ids::notFound);
        HealthUnitId unit = found.rule().unit();
        whose(staff, unit == null ? "" : String.valueOf(unit.value()));
        if (!found.counts(surroundings.clock().instant())) {
            throw Ids.notFound();
        }
        return found;
    }

    private Page previewPage(
            Frame frame, EligibilityRule rule, RuleCounts.Counts counted, String address, @Nullable RuleForm form) {
        Texts t = frame.t();
        HealthUnitId unit = rule.unit();
        return pages.page(
                "console/rollout/rulePreview",
                frame.title(t.of(form == null ? "units.preview.end" : "units.preview.add"))
                        .back(frame.to("/console/rollout" + (unit == null ? "" : "/" + unit.value()))),
                new Preview(chronicle.words(t, rule), chronicle.since(t, rule), counted, address, form));
    }

    private Page page(Frame frame, Optional<HealthUnit> whose, RuleForm form, FormErrors errors) {
        Texts t = frame.t();
        String back = whose.map(unit -> "/console/rollout/" + unit.id().value()).orElse("/console/rollout/rules");
        return pages.page(
                "console/rollout/rule",
                frame.title(t.of("units.rule.title")).back(frame.to(back)).errors(errors),
                new RulePage(
                        form,
                        whose.map(unit -> surroundings.sites().choices(t, unit.id(), t.of("units.rule.wholeUnit")))
                                .orElse(List.of()),
                        surroundings.groups().choices(t, t.of("units.exception.everyone")),
                        List.of(
                                Choice.of("ANYWHERE", t.of("units.rule.where.ANYWHERE")),
                                Choice.of("HOT_SPOTS", t.of("units.rule.where.HOT_SPOTS")),
                                Choice.of("THESE", t.of("units.rule.where.THESE"))),
                        List.of(Choice.of("yes", t.of("units.rule.invited.yes")))));
    }
}
