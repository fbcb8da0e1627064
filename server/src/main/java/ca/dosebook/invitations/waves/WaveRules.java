package ca.dosebook.invitations.waves;

import java.util.HashMap;
import java.util.Map;

/** A rule as it is stored with its wave, to be read by people who ask later how these were chosen. */
final class WaveRules {

    private WaveRules() {}

    static Map<String, Object> written(WaveRule rule) {
        Map<String, Object> written = new HashMap<>();
        written.put("most", rule.most());
        written.put("order", rule.order().name());
        rule.around().ifPresent(around -> {
            written.put("place", around.place());
            written.put("latitude", around.centre().latitude());
            written.put("longitude", around.centre().longitude());
            written.put("kilometres", around.kilometres());
        });
        written.put(
                "groups",
                rule.groups().stream().map(group -> group.code()).sorted().toList());
        written.put(
                "cohorts",
                rule.cohorts().stream()
                        .map(id -> id.value().toString())
                        .sorted()
                        .toList());
        written.put(
                "channels", rule.channels().stream().map(Enum::name).sorted().toList());
        written.put("asCapacityAllows", rule.asCapacityAllows());
        written.put("validDays", rule.validDays());
        return written;
    }
}
