package ca.dosebook.console.rollout;

import ca.dosebook.pages.FormErrors;
import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.LocalContact;
import ca.dosebook.wording.Texts;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A booking tool, a call centre and how to reach them, as typed; of a unit, or of a site and group. */
record ModesForm(
        @Nullable String site,
        @Nullable String group,
        @Nullable String tool,
        @Nullable String centre,
        @Nullable String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String url) {

    private static final int LONGEST = 200;

    static ModesForm of(HealthUnit unit) {
        LocalContact local = unit.local();
        return new ModesForm(
                null,
                null,
                unit.bookingTool().name(),
                unit.callCentre().name(),
                local.name(),
                local.address(),
                local.phone(),
                local.url() == null ? null : local.url().toString());
    }

    Optional<BookingTool> toolChosen() {
        return Sheet.one(BookingTool.values(), tool);
    }

    Optional<CallCentre> centreChosen() {
        return Sheet.one(CallCentre.values(), centre);
    }

    /** Whoever is sent elsewhere must be able to get there. */
    FormErrors errors(Texts t) {
        FormErrors errors = FormErrors.none();
        if (toolChosen().isEmpty()) {
            errors = errors.and("tool", t.of("units.modes.tool.error"));
        }
        if (centreChosen().isEmpty()) {
            errors = errors.and("centre", t.of("units.modes.centre.error"));
        }
        boolean nowhere = Sheet.said(phone).isEmpty() && Sheet.said(url).isEmpty();
        boolean elsewhere = toolChosen().filter(BookingTool.LOCAL::equals).isPresent();
        boolean callsElsewhere = centreChosen().filter(CallCentre.LOCAL::equals).isPresent();
        if (elsewhere && nowhere) {
            errors = errors.and("phone", t.of("units.modes.nowhere"));
        } else if (callsElsewhere && Sheet.said(phone).isEmpty()) {
            errors = errors.and("phone", t.of("units.modes.noPhone"));
        }
        if (!Sheet.said(phone).isEmpty() && !Sheet.said(phone).matches("[0-9 ()+.-]{10,20}")) {
            errors = errors.and("phone", t.of("units.modes.phone.error"));
        }
        if (!Sheet.said(url).isEmpty() && webAddress().isEmpty()) {
            errors = errors.and("url", t.of("units.modes.url.error"));
        }
        if (Sheet.said(name).length() > LONGEST) {
            errors = errors.and("name", t.of("units.modes.long", LONGEST));
        }
        if (Sheet.said(address).length() > LONGEST) {
            errors = errors.and("address", t.of("units.modes.long", LONGEST));
        }
        return errors;
    }

    LocalContact contact() {
        return new LocalContact(
                textOrNull(name),
                textOrNull(address),
                textOrNull(phone),
                webAddress().orElse(null));
    }

    private Optional<URI> webAddress() {
        String typed = Sheet.said(url);
        try {
            URI read = URI.create(typed);
            boolean web =
                    ("https".equals(read.getScheme()) || "http".equals(read.getScheme())) && read.getHost() != null;
            return web && typed.length() <= LONGEST ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String textOrNull(@Nullable String typed) {
        String text = Sheet.said(typed);
        return text.isEmpty() ? null : text;
    }
}
