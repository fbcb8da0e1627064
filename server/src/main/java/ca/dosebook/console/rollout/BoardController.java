package ca.dosebook.console.rollout;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayManageRollout;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Opening;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.rollout.Stage;
import ca.dosebook.wording.Texts;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Every health unit at a glance. Who decides about one alone is led to it. */
@Controller
@MayManageRollout
class BoardController {

    private final Pages pages;
    private final Reach reach;
    private final Rollout rollout;
    private final Clock clock;

    BoardController(Pages pages, Reach reach, Rollout rollout, Clock clock) {
        this.pages = pages;
        this.reach = reach;
        this.rollout = rollout;
        this.clock = clock;
    }

    private enum Order {
        NAME,
        STAGE,
        OPENING
    }

    record Filter(
            @Nullable String text,
            @Nullable String stage,
            @Nullable String order) {}

    /** @param done what was just done, in words; empty for nothing */
    record Board(
            List<Line> units,
            String count,
            boolean filtered,
            String text,
            String stage,
            String order,
            List<Choice> stages,
            List<Choice> orders,
            String done) {}

    record Line(
            String address,
            String name,
            String stage,
            boolean paused,
            String nextOpening,
            String bookingTool,
            String callCentre) {}

    @GetMapping("/{language:en|fr}/console/rollout")
    View board(Frame frame, SignedIn staff, Filter filter, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        List<HealthUnit> within = reach.units(staff);
        if (!Reach.isProvince(staff) && within.size() == 1) {
            return Pages.seeOther(
                    frame.to("/console/rollout/" + within.getFirst().id().value()));
        }
        Instant now = clock.instant();
        String text = Sheet.said(filter.text());
        String stage = Sheet.one(Stage.values(), filter.stage()).map(Enum::name).orElse("");
        Order order = Sheet.one(Order.values(), filter.order()).orElse(Order.NAME);
        List<Line> lines = within.stream()
                .filter(unit -> plain(unit.name().in(t.language()) + " " + unit.shortName())
                        .contains(plain(text)))
                .filter(unit ->
                        stage.isEmpty() || rollout.stage(unit.id(), now).name().equals(stage))
                .sorted(by(order, now))
                .map(unit -> line(t, unit, now))
                .toList();
        Board board = new Board(
                lines,
                t.of("units.board.count", lines.size()),
                !text.isEmpty() || !stage.isEmpty(),
                text,
                stage,
                order.name(),
                stages(t),
                Arrays.stream(Order.values())
                        .map(one -> Choice.of(one.name(), t.of("units.order." + one.name())))
                        .toList(),
                done.matches("PAUSED|RULES") ? t.of("units.done." + done) : "");
        return pages.page("console/rollout/board", frame.title(t.of("units.board.title")), board);
    }

    private static List<Choice> stages(Texts t) {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("", t.of("units.board.anyStage"))));
        Arrays.stream(Stage.values()).forEach(one -> all.add(Choice.of(one.name(), Sheet.stage(t, one))));
        return all;
    }

    private Comparator<HealthUnit> by(Order order, Instant now) {
        Comparator<HealthUnit> byName = Comparator.comparing(unit -> plain(unit.shortName()));
        return switch (order) {
            case NAME -> byName;
            case STAGE ->
                Comparator.<HealthUnit, Stage>comparing(unit -> rollout.stage(unit.id(), now))
                        .reversed()
                        .thenComparing(byName);
            case OPENING ->
                Comparator.<HealthUnit, Instant>comparing(unit -> rollout.nextOpening(unit.id(), now)
                                .map(Opening::startsAt)
                                .orElse(Instant.MAX))
                        .thenComparing(byName);
        };
    }

    private Line line(Texts t, HealthUnit unit, Instant now) {
        return new Line(
                t.to("/console/rollout/" + unit.id().value()),
                unit.name().in(t.language()),
                Sheet.stage(t, rollout.stage(unit.id(), now)),
                rollout.pause(unit.id(), now).isPresent(),
                rollout.nextOpening(unit.id(), now)
                        .map(next ->
                                t.of("units.opening", Sheet.stage(t, next.stage()), Moments.said(t, next.startsAt())))
                        .orElseGet(() -> t.of("units.opening.none")),
                t.of("units.tool." + unit.bookingTool().name()),
                t.of("units.centre." + unit.callCentre().name()));
    }

    /** Without accents and case, as people type. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
