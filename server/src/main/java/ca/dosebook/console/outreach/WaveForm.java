package ca.dosebook.console.outreach;

import ca.dosebook.console.Ids;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.cohorts.CohortId;
import ca.dosebook.invitations.waves.WaveOrder;
import ca.dosebook.invitations.waves.WaveRule;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.vaccines.PersonGroup;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rule of a wave, as typed. */
record WaveForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String most,
        @Nullable String order,
        @Nullable String place,
        @Nullable String kilometres,
        @Nullable List<String> groups,
        @Nullable List<String> cohorts,
        @Nullable List<String> channels,
        @Nullable String capacity,
        @Nullable String days) {

    private static final int FARTHEST = 500;

    /** Areas of one town lie together. */
    private static final double ONE_TOWN_KM = 25;

    static WaveForm fresh(String name) {
        return new WaveForm(
                null,
                name,
                "500",
                WaveOrder.OLDEST_FIRST.name(),
                "",
                "30",
                List.of(),
                List.of(),
                Arrays.stream(Channel.values()).map(Enum::name).toList(),
                "yes",
                "28");
    }

    String said(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    List<String> chosen(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed;
    }

    /** Empty where {@link #errors} has something to say. */
    Optional<WaveRule> rule(Rollout rollout) {
        Optional<Integer> number = number(most, 1, WaveRule.MOST);
        Optional<Integer> valid = number(days, WaveRule.SHORTEST, WaveRule.LONGEST);
        Optional<WaveOrder> ordered = Arrays.stream(WaveOrder.values())
                .filter(one -> one.name().equals(order))
                .findFirst();
        Set<Channel> ways = ways();
        Optional<WaveRule.Around> around = around(rollout);
        boolean placed = said(place).isEmpty() || around.isPresent();
        if (number.isEmpty() || valid.isEmpty() || ordered.isEmpty() || ways.isEmpty() || !placed) {
            return Optional.empty();
        }
        return Optional.of(new WaveRule(
                number.get(),
                ordered.get(),
                around,
                chosen(groups).stream()
                        .filter(code -> code.matches("[A-Z][A-Z0-9_]{0,39}"))
                        .map(PersonGroup::new)
                        .collect(Collectors.toSet()),
                chosen(cohorts).stream()
                        .flatMap(one -> Ids.of(one).stream())
                        .map(CohortId::new)
                        .collect(Collectors.toSet()),
                ways,
                "yes".equals(capacity),
                valid.get()));
    }

    FormErrors errors(Texts t, Rollout rollout) {
        FormErrors errors = FormErrors.none();
        if (said(name).isEmpty() || said(name).length() > Waves.LONGEST_NAME) {
            errors = errors.and("name", t.of("outreach.form.name.error", Waves.LONGEST_NAME));
        }
        if (number(most, 1, WaveRule.MOST).isEmpty()) {
            errors = errors.and("most", t.of("outreach.form.most.error", WaveRule.MOST));
        }
        if (Arrays.stream(WaveOrder.values()).noneMatch(one -> one.name().equals(order))) {
            errors = errors.and("order", t.of("outreach.form.order.error"));
        }
        if (!said(place).isEmpty()) {
            if (rollout.placesNamed(said(place)).isEmpty()) {
                errors = errors.and("place", t.of("outreach.form.place.error"));
            }
            if (number(kilometres, 1, FARTHEST).isEmpty()) {
                errors = errors.and("kilometres", t.of("outreach.form.kilometres.error", FARTHEST));
            }
        }
        if (ways().isEmpty()) {
            errors = errors.and("channels", t.of("outreach.form.channels.error"));
        }
        if (number(days, WaveRule.SHORTEST, WaveRule.LONGEST).isEmpty()) {
            errors = errors.and("days", t.of("outreach.form.days.error", WaveRule.SHORTEST, WaveRule.LONGEST));
        }
        return errors;
    }

    private Set<Channel> ways() {
        return Arrays.stream(Channel.values())
                .filter(one -> chosen(channels).contains(one.name()))
                .collect(Collectors.toSet());
    }

    /** A town has several postal areas: from the middle of those that lie together. */
    private Optional<WaveRule.Around> around(Rollout rollout) {
        List<PostalArea> found = said(place).isEmpty() ? List.of() : rollout.placesNamed(said(place));
        Optional<Integer> distance = number(kilometres, 1, FARTHEST);
        if (found.isEmpty() || distance.isEmpty()) {
            return Optional.empty();
        }
        GeoPoint best = found.getFirst().centre();
        List<GeoPoint> town = found.stream()
                .map(PostalArea::centre)
                .filter(centre -> centre.kilometresTo(best) <= ONE_TOWN_KM)
                .toList();
        GeoPoint middle = new GeoPoint(
                town.stream().mapToDouble(GeoPoint::latitude).average().orElseThrow(),
                town.stream().mapToDouble(GeoPoint::longitude).average().orElseThrow());
        String name = found.getFirst().placeName();
        // The name of an area has its part of the town in parentheses: "Kingston (Downtown)".
        String said = town.size() > 1 ? name.replaceFirst(" \\(.*", "") : name;
        return Optional.of(new WaveRule.Around(said, middle, distance.get()));
    }

    private Optional<Integer> number(@Nullable String typed, int least, int most) {
        String digits = said(typed).replaceAll("[\\s\\p{Z},]", "");
        return digits.matches("\\d{1,7}")
                ? Optional.of(Integer.valueOf(digits)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }
}
