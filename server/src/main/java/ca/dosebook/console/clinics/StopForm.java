package ca.dosebook.console.clinics;

import ca.dosebook.clinics.SiteId;
import ca.dosebook.clinics.Stop;
import ca.dosebook.clinics.StopId;
import ca.dosebook.kernel.Bilingual;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.pages.FormErrors;
import ca.dosebook.rollout.PostalArea;
import ca.dosebook.rollout.PostalCode;
import ca.dosebook.rollout.Rollout;
import ca.dosebook.wording.Texts;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about an address, as typed.
 *
 * @param latitude degrees north; empty for the middle of the postal area
 * @param longitude degrees east, and so below zero; empty for the middle of the postal area
 */
record StopForm(
        @Nullable String placeEnglish,
        @Nullable String placeFrench,
        @Nullable String street,
        @Nullable String town,
        @Nullable String postalCode,
        @Nullable String latitude,
        @Nullable String longitude) {

    static final StopForm EMPTY = new StopForm(null, null, null, null, null, null, null);

    private static final int LONGEST = 200;

    static StopForm of(Stop stop) {
        return new StopForm(
                stop.place().en(),
                stop.place().fr(),
                stop.street(),
                stop.town(),
                stop.postalCode(),
                String.format(Locale.ROOT, "%.5f", stop.point().latitude()),
                String.format(Locale.ROOT, "%.5f", stop.point().longitude()));
    }

    /** @param named whether the place has a name beside the site's */
    FormErrors errors(Texts t, Rollout rollout, boolean named) {
        FormErrors errors = FormErrors.none();
        if (named && isWrong(placeEnglish)) {
            errors = errors.and("placeEnglish", t.of("planning.place.english.wrong"));
        }
        if (named && isWrong(placeFrench)) {
            errors = errors.and("placeFrench", t.of("planning.place.french.wrong"));
        }
        if (isWrong(street)) {
            errors = errors.and("street", t.of("planning.street.wrong"));
        }
        if (isWrong(town)) {
            errors = errors.and("town", t.of("planning.town.wrong"));
        }
        Optional<PostalCode> code = PostalCode.parse(Typed.said(postalCode));
        if (code.isEmpty()) {
            return errors.and("postalCode", t.of("planning.postalCode.wrong"));
        }
        boolean said = !Typed.said(latitude).isEmpty() || !Typed.said(longitude).isEmpty();
        if (said && pointTyped().isEmpty()) {
            return errors.and("latitude", t.of("planning.point.wrong"));
        }
        return !said && rollout.postalArea(code.get()).isEmpty()
                ? errors.and("latitude", t.of("planning.point.needed"))
                : errors;
    }

    private static boolean isWrong(@Nullable String typed) {
        return Typed.said(typed).isEmpty() || Typed.said(typed).length() > LONGEST;
    }

    /** In or near Ontario: what was mixed up or lost its sign is not. */
    private Optional<GeoPoint> pointTyped() {
        Optional<Double> north = degrees(latitude);
        Optional<Double> east = degrees(longitude);
        boolean near = north.isPresent()
                && east.isPresent()
                && north.get() > 41
                && north.get() < 57
                && east.get() > -96
                && east.get() < -74;
        return near ? Optional.of(new GeoPoint(north.get(), east.get())) : Optional.empty();
    }

    private static Optional<Double> degrees(@Nullable String typed) {
        String number = Typed.said(typed).replace(',', '.').replace('−', '-');
        return number.matches("-?\\d{1,3}(\\.\\d{1,8})?") ? Optional.of(Double.valueOf(number)) : Optional.empty();
    }

    /** The stop, once there are no {@link #errors}. */
    Stop stop(StopId id, SiteId site, Bilingual unnamed, Rollout rollout) {
        PostalCode code = PostalCode.parse(Typed.said(postalCode)).orElseThrow();
        GeoPoint point = pointTyped()
                .or(() -> rollout.postalArea(code).map(PostalArea::centre))
                .orElseThrow();
        boolean named =
                !Typed.said(placeEnglish).isEmpty() && !Typed.said(placeFrench).isEmpty();
        return new Stop(
                id,
                site,
                named ? new Bilingual(Typed.said(placeEnglish), Typed.said(placeFrench)) : unnamed,
                Typed.said(street),
                Typed.said(town),
                code.value().replace(" ", ""),
                point);
    }
}
