package ca.dosebook.console.mobile;

import ca.dosebook.access.StaffDirectory;
import ca.dosebook.access.StaffName;
import ca.dosebook.access.UserId;
import ca.dosebook.clinics.Clinics;
import ca.dosebook.clinics.Site;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The devices with lists, in words. */
@Component
class DeviceRows {

    private final StaffDirectory directory;
    private final Clinics clinics;
    private final Clock clock;

    DeviceRows(StaffDirectory directory, Clinics clinics, Clock clock) {
        this.directory = directory;
        this.clinics = clinics;
        this.clock = clock;
    }

    /** @param revoke the address that revokes it; null where there is nothing to revoke */
    record Row(
            String device,
            String what,
            String by,
            String state,
            String heard,
            @Nullable String revoke) {}

    /** @param revoke makes the address that revokes one */
    List<Row> of(List<Carried> lists, Texts t, Function<Carried, String> revoke) {
        Map<UserId, StaffName> names =
                directory.names(lists.stream().map(Carried::user).collect(Collectors.toSet()));
        return lists.stream().map(one -> row(one, names, t, revoke)).toList();
    }

    private Row row(Carried one, Map<UserId, StaffName> names, Texts t, Function<Carried, String> revoke) {
        Optional<Site> site = clinics.site(one.site());
        ZoneId zone = site.map(Site::zone).orElse(ZoneOffset.UTC);
        String place = site.map(at -> at.name().in(t.language())).orElse("");
        StaffName user = names.get(one.user());
        return new Row(
                one.device(),
                t.of("mobile.device.what", place, one.people()),
                t.of("mobile.device.by", user == null ? "" : user.full(), said(t, one.packedAt(), zone)),
                state(t, one, zone),
                t.of("mobile.device.heard", said(t, one.heardAt(), zone)),
                one.state() == Carried.State.OUT ? revoke.apply(one) : null);
    }

    private String state(Texts t, Carried one, ZoneId zone) {
        return switch (one.state()) {
            case OUT ->
                one.isOut(clock.instant())
                        ? t.of("mobile.device.out", said(t, one.validUntil(), zone))
                        : t.of("mobile.device.over", said(t, one.validUntil(), zone));
            case RETURNED -> t.of("mobile.device.returned");
            case REVOKED -> t.of("mobile.device.revoked");
        };
    }

    private static String said(Texts t, Instant moment, ZoneId zone) {
        return t.dateTime(moment.atZone(zone));
    }
}
