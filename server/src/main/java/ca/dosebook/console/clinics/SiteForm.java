package ca.dosebook.console.clinics;

import ca.dosebook.clinics.Site;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.SiteKind;
import ca.dosebook.clinics.sites.Sites;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.wording.Texts;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about a site, as typed.
 *
 * @param zone empty for the usual one of the health unit
 */
record SiteForm(
        @Nullable String kind,
        @Nullable String unit,
        @Nullable String english,
        @Nullable String french,
        @Nullable String zone,
        @Nullable String access,
        @Nullable String lanes,
        @Nullable String directionsEnglish,
        @Nullable String directionsFrench) {

    static final SiteForm EMPTY = new SiteForm(null, null, null, null, "", null, "1", null, null);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DIRECTIONS = 500;
    private static final int MOST_LANES = 200;

    /** Northwestern, whose Kenora and Rainy River are in the Central zone. */
    private static final HealthUnitId NORTHWESTERN = new HealthUnitId(2249);

    static SiteForm of(Site site) {
        return new SiteForm(
                site.kind().name(),
                Integer.toString(site.healthUnit().value()),
                site.name().en(),
                site.name().fr(),
                site.zone().getId(),
                site.wheelchairAccess() ? "yes" : "no",
                Integer.toString(site.lanes()),
                site.directions().en(),
                site.directions().fr());
    }

    Optional<SiteKind> kindChosen() {
        return Arrays.stream(SiteKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst();
    }

    Optional<HealthUnitId> unitAmong(List<HealthUnit> units) {
        return units.stream()
                .map(HealthUnit::id)
                .filter(known -> Integer.toString(known.value()).equals(unit))
                .findFirst();
    }

    private Optional<ZoneId> zoneChosen() {
        return Sites.ZONES.stream().filter(known -> known.getId().equals(zone)).findFirst();
    }

    /** What is wrong besides kind and unit, which stay once they are chosen. */
    FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (Typed.said(english).isEmpty() || Typed.said(english).length() > LONGEST_NAME) {
            errors = errors.and("english", t.of("planning.english.wrong"));
        }
        if (Typed.said(french).isEmpty() || Typed.said(french).length() > LONGEST_NAME) {
            errors = errors.and("french", t.of("planning.french.wrong"));
        }
        if (!Typed.said(zone).isEmpty() && zoneChosen().isEmpty()) {
            errors = errors.and("zone", t.of("planning.zone.choose"));
        }
        if (!"yes".equals(access) && !"no".equals(access)) {
            errors = errors.and("access", t.of("planning.access.choose"));
        }
        if (kindChosen().filter(SiteKind.MASS::equals).isPresent()
                && Typed.number(lanes, 1, MOST_LANES).isEmpty()) {
            errors = errors.and("lanes", t.of("planning.lanes.wrong"));
        }
        boolean inEnglish = !Typed.said(directionsEnglish).isEmpty();
        boolean inFrench = !Typed.said(directionsFrench).isEmpty();
        if (inEnglish != inFrench) {
            errors = errors.and(inEnglish ? "directionsFrench" : "directionsEnglish", t.of("planning.directions.both"));
        }
        if (Typed.said(directionsEnglish).length() > LONGEST_DIRECTIONS) {
            errors = errors.and("directionsEnglish", t.of("planning.directions.long"));
        }
        if (Typed.said(directionsFrench).length() > LONGEST_DIRECTIONS) {
            errors = errors.and("directionsFrench", t.of("planning.directions.long"));
        }
        return errors;
    }

    /** The site, once there are no {@link #errors}. */
    Site site(SiteId id, HealthUnitId in, SiteKind as, boolean closed) {
        return new Site(
                id,
                in,
                as,
                new Bilingual(Typed.said(english), Typed.said(french)),
                zoneChosen().orElse(usual(in)),
                "yes".equals(access),
                as == SiteKind.MASS ? Typed.number(lanes, 1, MOST_LANES).orElse(1) : 1,
                new Bilingual(Typed.said(directionsEnglish), Typed.said(directionsFrench)),
                closed);
    }

    private static ZoneId usual(HealthUnitId unit) {
        return ZoneId.of(unit.equals(NORTHWESTERN) ? "America/Winnipeg" : "America/Toronto");
    }
}
