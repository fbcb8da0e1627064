package ca.dosebook.console.clinics;

import ca.dosebook.clinics.days.Reserves;
import ca.dosebook.clinics.days.Span;
import ca.dosebook.clinics.days.Staffing;
import ca.dosebook.clinics.planning.DayEdit;
import ca.dosebook.clinics.planning.DayEdit.Seats;
import ca.dosebook.clinics.planning.DayPlan;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.vaccines.ProductCode;
import ca.dosebook.wording.Texts;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about what a clinic day is like, as typed.
 *
 * @param seats {@code places} or {@code staff}: how the places of a slot are said; empty to leave them
 * @param reserves {@code set} where those of many days are to be changed; of no other meaning
 * @param unblocked spans to open again, where many days are changed
 */
public record PlanForm(
        @Nullable String opens,
        @Nullable String closes,
        @Nullable String product,
        @Nullable String slotMinutes,
        @Nullable String seats,
        @Nullable String places,
        @Nullable String vaccinators,
        @Nullable String minutes,
        @Nullable String blocked,
        @Nullable String unblocked,
        @Nullable String reserves,
        @Nullable List<String> groups,
        @Nullable String forGroups,
        @Nullable String forPhone) {

    private static final int MOST_PLACES = 5000;

    /** Of a day not planned yet. */
    public static final PlanForm NEW =
            new PlanForm("09:00", "17:00", null, "10", "places", null, null, null, null, null, "set", null, "0", "0");

    /** That leaves everything as it is. */
    public static final PlanForm BLANK =
            new PlanForm(null, null, "", null, "", null, null, null, null, null, "", null, null, null);

    public static PlanForm of(DayPlan plan) {
        Optional<Staffing> staff = plan.staffing();
        return new PlanForm(
                plan.opens().toString(),
                plan.closes().toString(),
                plan.product().value(),
                Integer.toString(plan.slotMinutes()),
                staff.isPresent() ? "staff" : "places",
                staff.isPresent() ? null : Integer.toString(plan.slotCapacity()),
                staff.map(of -> Integer.toString(of.vaccinators())).orElse(null),
                staff.map(of -> Integer.toString(of.minutesPerDose())).orElse(null),
                Typed.written(plan.blocked()),
                null,
                "set",
                plan.reserves().groups().stream().map(PersonGroup::code).toList(),
                Integer.toString(plan.reserves().forGroups()),
                Integer.toString(plan.reserves().forPhone()));
    }

    public List<String> ticked() {
        return groups == null ? List.of() : groups;
    }

    /** What is wrong with it as a whole plan, in the order of the fields. */
    public FormErrors errors(Texts t, Set<ProductCode> products) {
        FormErrors errors = FormErrors.none();
        Optional<LocalTime> from = Typed.time(opens);
        Optional<LocalTime> to = Typed.time(closes);
        if (from.isEmpty()) {
            errors = errors.and("opens", t.of("planning.opens.wrong"));
        }
        if (to.isEmpty()) {
            errors = errors.and("closes", t.of("planning.closes.wrong"));
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            errors = errors.and("closes", t.of("planning.closes.before"));
        }
        if (productAmong(products).isEmpty()) {
            errors = errors.and("product", t.of("planning.product.choose"));
        }
        if (slotLength().isEmpty()) {
            errors = errors.and("slotMinutes", t.of("planning.slotMinutes.wrong"));
        }
        return errors.and(seatErrors(t, true)).and(spanErrors(t)).and(reserveErrors(t));
    }

    /** What is wrong with it as a change of days, where a field left empty leaves that as it is. */
    public FormErrors changeErrors(Texts t, Set<ProductCode> products) {
        FormErrors errors = FormErrors.none();
        if (!Typed.said(opens).isEmpty() && Typed.time(opens).isEmpty()) {
            errors = errors.and("opens", t.of("planning.opens.wrong"));
        }
        if (!Typed.said(closes).isEmpty() && Typed.time(closes).isEmpty()) {
            errors = errors.and("closes", t.of("planning.closes.wrong"));
        }
        Optional<LocalTime> from = Typed.time(opens);
        Optional<LocalTime> to = Typed.time(closes);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            errors = errors.and("closes", t.of("planning.closes.before"));
        }
        if (!Typed.said(product).isEmpty() && productAmong(products).isEmpty()) {
            errors = errors.and("product", t.of("planning.product.choose"));
        }
        errors = errors.and(seatErrors(t, false)).and(spanErrors(t));
        if (setsReserves()) {
            errors = errors.and(reserveErrors(t));
        }
        if (errors.isEmpty() && change().equals(DayEdit.NONE)) {
            errors = errors.and("opens", t.of("planning.bulk.nothing"));
        }
        return errors;
    }

    private boolean setsReserves() {
        return "set".equals(reserves);
    }

    private FormErrors seatErrors(Texts t, boolean needed) {
        FormErrors errors = FormErrors.none();
        if ("places".equals(seats)) {
            return Typed.number(places, 1, MOST_PLACES).isPresent()
                    ? errors
                    : errors.and("places", t.of("planning.places.wrong"));
        }
        if (!"staff".equals(seats)) {
            return needed ? errors.and("seats", t.of("planning.seats.choose")) : errors;
        }
        if (Typed.number(vaccinators, 1, Staffing.MOST_VACCINATORS).isEmpty()) {
            errors = errors.and("vaccinators", t.of("planning.vaccinators.wrong"));
        }
        if (Typed.number(minutes, 1, Staffing.MOST_MINUTES).isEmpty()) {
            errors = errors.and("minutes", t.of("planning.minutes.wrong"));
        }
        if (errors.isEmpty() && needed && slotLength().isPresent() && capacity() < 1) {
            errors = errors.and("vaccinators", t.of("planning.vaccinators.few"));
        }
        return errors;
    }

    private FormErrors spanErrors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (Typed.spans(blocked).isEmpty()) {
            errors = errors.and("blocked", t.of("planning.blocked.wrong"));
        }
        return Typed.spans(unblocked).isEmpty() ? errors.and("unblocked", t.of("planning.blocked.wrong")) : errors;
    }

    private FormErrors reserveErrors(Texts t) {
        FormErrors errors = FormErrors.none();
        OptionalInt ofGroups = kept(forGroups);
        OptionalInt ofPhone = kept(forPhone);
        if (ofGroups.isEmpty()) {
            errors = errors.and("forGroups", t.of("planning.kept.wrong"));
        }
        if (ofPhone.isEmpty()) {
            errors = errors.and("forPhone", t.of("planning.kept.wrong"));
        }
        if (ofGroups.orElse(0) > 0 && ticked().isEmpty()) {
            errors = errors.and("groups", t.of("planning.groups.choose"));
        }
        boolean known = seatsChosen().isPresent() && slotLength().isPresent();
        if (errors.isEmpty() && known && capacity() > 0 && ofGroups.orElse(0) + ofPhone.orElse(0) > capacity()) {
            errors = errors.and("forGroups", t.of("planning.kept.many", capacity()));
        }
        return errors;
    }

    private static OptionalInt kept(@Nullable String typed) {
        return Typed.said(typed).isEmpty() ? OptionalInt.of(0) : Typed.number(typed, 0, MOST_PLACES);
    }

    private Optional<ProductCode> productAmong(Set<ProductCode> products) {
        return products.stream().filter(known -> known.value().equals(product)).findFirst();
    }

    private OptionalInt slotLength() {
        return Typed.number(slotMinutes, 1, 240);
    }

    private Optional<Seats> seatsChosen() {
        if ("places".equals(seats)) {
            OptionalInt number = Typed.number(places, 1, MOST_PLACES);
            return number.isPresent() ? Optional.of(new Seats.Given(number.getAsInt())) : Optional.empty();
        }
        OptionalInt staff = Typed.number(vaccinators, 1, Staffing.MOST_VACCINATORS);
        OptionalInt each = Typed.number(minutes, 1, Staffing.MOST_MINUTES);
        return "staff".equals(seats) && staff.isPresent() && each.isPresent()
                ? Optional.of(new Seats.Staffed(new Staffing(staff.getAsInt(), each.getAsInt())))
                : Optional.empty();
    }

    private int capacity() {
        return seatsChosen().map(seat -> seat.placesIn(slotLength().orElse(1))).orElse(0);
    }

    private Reserves reservesTyped() {
        Set<PersonGroup> members = ticked().stream()
                .filter(code -> code.matches("[A-Z][A-Z0-9_]{0,39}"))
                .map(PersonGroup::new)
                .collect(Collectors.toSet());
        int ofGroups = members.isEmpty() ? 0 : kept(forGroups).orElse(0);
        return new Reserves(
                ofGroups == 0 ? Set.of() : members, ofGroups, kept(forPhone).orElse(0));
    }

    private List<Span> spans() {
        return Typed.spans(blocked).orElse(List.of());
    }

    /** The plan, once there are no {@link #errors}. */
    public DayPlan plan() {
        Seats seat = seatsChosen().orElseThrow();
        int length = slotLength().orElseThrow();
        return new DayPlan(
                Typed.time(opens).orElseThrow(),
                Typed.time(closes).orElseThrow(),
                new ProductCode(Typed.said(product)),
                length,
                seat.placesIn(length),
                seat.who(),
                reservesTyped(),
                spans());
    }

    /** What is filled in, once there are no {@link #changeErrors}. */
    public DayEdit change() {
        return new DayEdit(
                Optional.empty(),
                Typed.time(opens),
                Typed.time(closes),
                Typed.said(product).isEmpty() ? Optional.empty() : Optional.of(new ProductCode(Typed.said(product))),
                slotLength(),
                seatsChosen(),
                setsReserves() ? Optional.of(reservesTyped()) : Optional.empty(),
                spans(),
                Typed.spans(unblocked).orElse(List.of()));
    }

    /** Everything about one day, so that it becomes like this. */
    public DayEdit changeOf(DayPlan now) {
        DayEdit all = change();
        return new DayEdit(
                Optional.empty(),
                all.opens(),
                all.closes(),
                all.product(),
                all.slotMinutes(),
                all.seats(),
                Optional.of(reservesTyped()),
                spans(),
                now.blocked());
    }
}
