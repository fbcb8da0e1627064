package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Ids;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.Cohorts;
import ca.dosebook.invitations.waves.Forecast;
import ca.dosebook.invitations.waves.Outlook;
import ca.dosebook.invitations.waves.Sorted;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.WaveOrder;
import ca.dosebook.invitations.waves.WaveOutcome;
import ca.dosebook.invitations.waves.WaveRule;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.vaccines.Vaccines;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** A new wave: the rule, what would come of it, and making it. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/waves")
class NewWaveController {

    private static final String GROUPS = "rollout.group.";

    private final Pages pages;
    private final Within within;
    private final Waves waves;
    private final Cohorts cohorts;
    private final Rollout rollout;
    private final Vaccines vaccines;

    NewWaveController(Pages pages, Within within, Waves waves, Cohorts cohorts, Rollout rollout, Vaccines vaccines) {
        this.pages = pages;
        this.within = within;
        this.waves = waves;
        this.cohorts = cohorts;
        this.rollout = rollout;
        this.vaccines = vaccines;
    }

    record NewWave(
            WaveForm form,
            List<Choice> orders,
            List<Choice> groups,
            List<Choice> cohorts,
            List<Choice> channels,
            List<Choice> capacity) {}

    /**
     * @param said the rule in a sentence
     * @param people whom it would invite, and how
     * @param left who is left out, and why
     * @param places the free places of each week
     * @param series the free places for each dose, by product
     * @param enough whether the places are enough
     * @param second whether a second person has to agree
     */
    record Foreseen(
            WaveForm form,
            String said,
            String count,
            List<Fact> people,
            List<Fact> left,
            List<Fact> places,
            List<Fact> series,
            String enough,
            boolean isEnough,
            boolean anybody,
            boolean second) {}

    @GetMapping("/new")
    Page form(Frame frame, SignedIn staff) {
        HealthUnitId unit = within.unit(staff);
        int number = waves.of(unit).size() + 1;
        return formPage(frame, unit, WaveForm.fresh(frame.t().of("outreach.form.name.default", number)));
    }

    @GetMapping("/forecast")
    Page forecast(Frame frame, SignedIn staff, WaveForm form) {
        HealthUnitId unit = within.unit(staff);
        Texts t = frame.t();
        FormErrors errors = form.errors(t, rollout);
        Optional<WaveRule> rule = form.rule(rollout);
        if (!errors.isEmpty() || rule.isEmpty()) {
            return formPage(frame.errors(errors), unit, form);
        }
        return foreseen(frame, form, rule.get(), waves.forecast(unit, rule.get()), FormErrors.none());
    }

    @PostMapping
    View make(Frame frame, SignedIn staff, WaveForm form) {
        HealthUnitId unit = within.unit(staff);
        Texts t = frame.t();
        FormErrors errors = form.errors(t, rollout);
        Optional<WaveRule> rule = form.rule(rollout);
        Optional<UUID> id = Ids.of(form.said(form.id()));
        if (!errors.isEmpty() || rule.isEmpty() || id.isEmpty()) {
            return formPage(frame.errors(errors), unit, form);
        }
        WaveOutcome outcome = waves.make(new WaveId(id.get()), unit, form.said(form.name()), rule.get(), staff.actor());
        return switch (outcome) {
            case WaveOutcome.Made made ->
                Pages.seeOther(frame.to(OutreachWords.address(made.wave().id()) + "?done=MADE"));
            case WaveOutcome.Nobody ignored ->
                foreseen(
                        frame,
                        form,
                        rule.get(),
                        waves.forecast(unit, rule.get()),
                        FormErrors.none().and("wave", t.of("outreach.forecast.nobody")));
        };
    }

    private Page formPage(Frame frame, HealthUnitId unit, WaveForm form) {
        Texts t = frame.t();
        return pages.page(
                "console/outreach/newWave",
                frame.title(t.of("outreach.form.title")).back(frame.to("/console/invitations")),
                new NewWave(
                        form,
                        Arrays.stream(WaveOrder.values())
                                .map(order -> Choice.of(order.name(), OutreachWords.order(t, order)))
                                .toList(),
                        t.keys().stream()
                                .filter(key -> key.startsWith(GROUPS))
                                .map(key -> key.substring(GROUPS.length()))
                                .sorted()
                                .map(code -> Choice.of(code, OutreachWords.group(t, new PersonGroup(code))))
                                .toList(),
                        cohorts.list(unit).stream()
                                .filter(cohort -> cohort.state() == Cohort.State.APPROVED)
                                .map(cohort -> Choice.of(cohort.id().value().toString(), cohort.name()))
                                .toList(),
                        Arrays.stream(Channel.values())
                                .map(channel -> Choice.of(channel.name(), OutreachWords.channel(t, channel)))
                                .toList(),
                        List.of(Choice.of("yes", t.of("outreach.form.capacity")))));
    }

    private Page foreseen(Frame frame, WaveForm form, WaveRule rule, Forecast forecast, FormErrors errors) {
        Texts t = frame.t();
        Outlook outlook = forecast.outlook();
        WaveForm withId = form.said(form.id()).isEmpty() ? withId(form) : form;
        List<Fact> people = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            people.add(Fact.of(OutreachWords.channel(t, channel), t.of("outreach.count", forecast.count(channel))));
        }
        return pages.page(
                "console/outreach/forecast",
                frame.title(t.of("outreach.forecast.title"))
                        .back(frame.to("/console/invitations/waves/new"))
                        .errors(errors),
                new Foreseen(
                        withId,
                        said(t, rule),
                        t.of("outreach.forecast.count", forecast.people(), forecast.count(Sorted.FITS)),
                        people,
                        left(t, forecast),
                        outlook.weeks().stream()
                                .map(week -> Fact.of(
                                        t.of("outreach.forecast.week", t.shortDate(week.from())),
                                        t.of("outreach.count", week.places())))
                                .toList(),
                        outlook.series().stream()
                                .map(series -> series(t, series))
                                .toList(),
                        enough(t, forecast),
                        forecast.placesAreEnough(),
                        forecast.people() > 0,
                        forecast.people() > Waves.ALONE));
    }

    private static String said(Texts t, WaveRule rule) {
        String near = rule.around()
                .map(around -> t.of("outreach.rule.around", around.kilometres(), around.place()))
                .orElse(t.of("outreach.rule.anywhere"));
        String said = t.of("outreach.rule", rule.most(), OutreachWords.order(t, rule.order()), near);
        return rule.asCapacityAllows() ? said + " " + t.of("outreach.rule.capacity") : said;
    }

    private static List<Fact> left(Texts t, Forecast forecast) {
        List<Fact> left = new ArrayList<>();
        for (Sorted why : Sorted.values()) {
            int count = forecast.count(why);
            String label = switch (why) {
                case FITS -> t.of("outreach.left.LATER");
                case INVITED_ALREADY -> t.of("outreach.left.INVITED_ALREADY");
                case OPTED_OUT -> t.of("outreach.left.OPTED_OUT");
                case NOT_MEANT -> t.of("outreach.left.NOT_MEANT");
                case TOO_FAR -> t.of("outreach.left.TOO_FAR");
                case PLACE_UNKNOWN -> t.of("outreach.left.PLACE_UNKNOWN");
                case UNREACHABLE -> t.of("outreach.left.UNREACHABLE");
            };
            int shown = why == Sorted.FITS ? count - forecast.people() : count;
            if (shown > 0) {
                left.add(Fact.of(label, t.of("outreach.count", shown)));
            }
        }
        return left;
    }

    private Fact series(Texts t, Outlook.Series series) {
        List<String> doses = new ArrayList<>();
        for (int dose = 1; dose <= series.byDose().size(); dose++) {
            doses.add(t.of("outreach.forecast.dose", dose, series.byDose().get(dose - 1)));
        }
        doses.add(t.of("outreach.forecast.seriesPeople", series.people()));
        String name = vaccines.product(new ProductCode(series.product()))
                .map(product -> product.name().in(t.language()))
                .orElse(series.product());
        return Fact.of(name, String.join("\n", doses));
    }

    private static String enough(Texts t, Forecast forecast) {
        Outlook outlook = forecast.outlook();
        return t.of(
                forecast.placesAreEnough() ? "outreach.forecast.enough" : "outreach.forecast.short",
                outlook.people(),
                outlook.waiting(),
                t.shortDate(outlook.to()));
    }

    /** The wave's id is made before the wave: pressing twice makes one. */
    private static WaveForm withId(WaveForm form) {
        return new WaveForm(
                Uuids.next().toString(),
                form.name(),
                form.most(),
                form.order(),
                form.place(),
                form.kilometres(),
                form.groups(),
                form.cohorts(),
                form.channels(),
                form.capacity(),
                form.days());
    }
}
