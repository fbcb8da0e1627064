package ca.dosebook.console.cohorts;

import ca.dosebook.console.Moments;
import ca.dosebook.invitations.cohorts.Cohort;
import ca.dosebook.invitations.cohorts.CohortReview.Count;
import ca.dosebook.invitations.cohorts.CohortRow;
import ca.dosebook.invitations.cohorts.Column;
import ca.dosebook.invitations.cohorts.DateOrder;
import ca.dosebook.invitations.cohorts.Finding;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Fact;
import ca.dosebook.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one list shows.
 *
 * @param progress while it is read; null otherwise
 * @param problem why it can't be used; null where it can
 * @param orders the two ways of taking dates, where that has to be said; empty otherwise
 * @param correctable whether there are lines to correct in the file
 * @param done what was just done, in words; null for nothing
 * @param failed why nothing was done; null where that is not so
 */
record CohortPage(
        String address,
        Cohort.State state,
        int invited,
        String stateSaid,
        List<Fact> facts,
        @Nullable Progress progress,
        @Nullable String problem,
        List<Choice> orders,
        List<Group> groups,
        boolean correctable,
        @Nullable String done,
        @Nullable String failed) {

    /**
     * @param percent of the step; null while the length of the file is not known
     */
    record Progress(String step, String lines, @Nullable Integer percent, String elapsed) {}

    /** Findings of one weight. */
    record Group(String title, String explanation, List<Noticed> findings) {}

    /**
     * @param decidable whether lines wait for a decision about it
     * @param decided whether something decided about it can be taken back
     */
    record Noticed(
            String code, String text, String lines, String waiting, String link, boolean decidable, boolean decided) {}

    boolean reading() {
        return state == Cohort.State.READING;
    }

    boolean inReview() {
        return state == Cohort.State.IN_REVIEW;
    }

    /** Whether the approval can be taken back: nobody has heard of it yet. */
    boolean reopenable() {
        return state == Cohort.State.APPROVED && invited == 0;
    }

    boolean hasLines() {
        return state == Cohort.State.IN_REVIEW || state == Cohort.State.APPROVED;
    }

    boolean discardable() {
        return state == Cohort.State.IN_REVIEW || state == Cohort.State.UNREADABLE;
    }

    static CohortPage of(
            Texts t,
            Cohort cohort,
            int invited,
            Map<Finding, Count> findings,
            Instant now,
            @Nullable String done,
            @Nullable String failed) {
        String address = t.to("/console/invitations/cohorts/" + cohort.id().value());
        boolean inReview = cohort.state() == Cohort.State.IN_REVIEW;
        List<Group> groups = Arrays.stream(Finding.Weight.values())
                .map(weight -> group(t, address, weight, findings, inReview))
                .filter(group -> !group.findings().isEmpty())
                .toList();
        boolean asks = inReview
                && cohort.dateOrder()
                        .filter(order -> order == DateOrder.UNKNOWN)
                        .isPresent();
        List<Choice> orders = asks
                ? List.of(
                        Choice.of(DateOrder.DAY_FIRST.name(), t.of("cohorts.dates.DAY_FIRST")),
                        Choice.of(DateOrder.MONTH_FIRST.name(), t.of("cohorts.dates.MONTH_FIRST")))
                : List.of();
        return new CohortPage(
                address,
                cohort.state(),
                invited,
                Wordings.state(t, cohort.state()),
                facts(t, cohort, invited),
                cohort.state() == Cohort.State.READING ? progress(t, cohort, now) : null,
                problem(t, cohort),
                orders,
                groups,
                inReview && findings.keySet().stream().anyMatch(CohortPage::isCorrectable),
                done,
                failed);
    }

    private static boolean isCorrectable(Finding finding) {
        return finding.weight() == Finding.Weight.ERROR && finding != Finding.DUPLICATE
                || finding == Finding.NUMBER_LENGTH
                || finding == Finding.NUMBER_CHECK_DIGIT
                || finding == Finding.BIRTH_DATE_ORDER;
    }

    private static @Nullable String problem(Texts t, Cohort cohort) {
        if (cohort.state() != Cohort.State.UNREADABLE) {
            return null;
        }
        return cohort.problem().map(problem -> Wordings.problem(t, problem)).orElse(null);
    }

    private static List<Fact> facts(Texts t, Cohort cohort, int invited) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("cohorts.fact.uploaded"), Moments.said(t, cohort.uploadedAt())));
        if (cohort.lines() > 0) {
            for (CohortRow.State state : CohortRow.State.values()) {
                facts.add(Fact.of(Wordings.rowState(t, state), t.of("cohorts.lines", cohort.count(state))));
            }
        }
        cohort.progress()
                .endedAt()
                .ifPresent(end -> facts.add(Fact.of(
                        t.of("cohorts.fact.took"), Wordings.elapsed(t, Duration.between(cohort.uploadedAt(), end)))));
        if (!cohort.columns().isEmpty()) {
            facts.add(Fact.of(t.of("cohorts.fact.columns"), Wordings.columns(t, cohort.columns())));
            List<Column> missing = Arrays.stream(Column.values())
                    .filter(column -> !cohort.columns().contains(column))
                    .toList();
            facts.add(Fact.of(t.of("cohorts.fact.missing"), Wordings.columns(t, missing)));
        }
        if (!cohort.unknownColumns().isEmpty()) {
            facts.add(Fact.of(
                    t.of("cohorts.fact.unknown"),
                    cohort.unknownColumns().stream().map(Wordings::letters).collect(Collectors.joining(", "))));
        }
        cohort.dateOrder()
                .ifPresent(
                        order -> facts.add(Fact.of(t.of("cohorts.fact.dates"), t.of("cohorts.dates." + order.name()))));
        cohort.approval().ifPresent(by -> facts.add(Fact.of(t.of("cohorts.fact.approved"), Moments.said(t, by.at()))));
        if (invited > 0) {
            facts.add(Fact.of(t.of("cohorts.fact.invited"), t.of("cohorts.people", invited)));
        }
        return facts;
    }

    private static Progress progress(Texts t, Cohort cohort, Instant now) {
        Cohort.Progress progress = cohort.progress();
        boolean known = progress.linesTotal().isPresent();
        int total = progress.linesTotal().orElse(0);
        return new Progress(
                t.of("cohorts.step." + progress.step().name()),
                known
                        ? t.of("cohorts.progress.of", progress.linesRead(), total)
                        : t.of("cohorts.progress.lines", progress.linesRead()),
                known && total > 0 ? Integer.valueOf((int) (100L * progress.linesRead() / total)) : null,
                Wordings.elapsed(t, Duration.between(cohort.uploadedAt(), now)));
    }

    private static Group group(
            Texts t, String address, Finding.Weight weight, Map<Finding, Count> findings, boolean inReview) {
        List<Noticed> noticed = findings.entrySet().stream()
                .filter(entry -> entry.getKey().weight() == weight)
                .map(entry -> noticed(t, address, entry.getKey(), entry.getValue(), inReview))
                .toList();
        return new Group(t.of("cohorts.weight." + weight.name()), t.of("cohorts.weight.why." + weight.name()), noticed);
    }

    private static Noticed noticed(Texts t, String address, Finding finding, Count count, boolean inReview) {
        boolean decides = inReview && finding.canBeLetIn();
        return new Noticed(
                finding.name(),
                Wordings.finding(t, finding),
                t.of("cohorts.lines", count.lines()),
                count.waiting() == 0 ? "" : t.of("cohorts.waiting", count.waiting()),
                address + "/lines?finding=" + finding.name(),
                decides && count.waiting() > 0,
                decides && count.lines() > count.waiting());
    }
}
