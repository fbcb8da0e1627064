package ca.dosebook.console;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.sessions.CurrentStaff;
import ca.dosebook.pages.Frame;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Puts the bar with name, organization and the way around on every page below {@code /console}. Nowhere else: a public
 * page may be kept by caches, and must not name anyone.
 */
@Component
class StaffFrames implements Frame.Dressing {

    private static final String HOME = "/console";

    private final String helpPhone;

    StaffFrames(@Value("${dosebook.staff.help-phone:${dosebook.help-phone:1-888-555-0199}}") String helpPhone) {
        this.helpPhone = helpPhone;
    }

    @Override
    public Frame dress(Frame frame, String path, HttpServletRequest request) {
        if (!isWithin(path, HOME)) {
            return frame;
        }
        Frame.@Nullable Bar bar = CurrentStaff.of(request)
                .map(staff -> bar(frame.t(), staff, path))
                .orElse(null);
        return frame.forStaff(new Frame.Staff(frame.to(HOME), helpPhone, bar));
    }

    private static Frame.Bar bar(Texts t, SignedIn staff, String path) {
        List<Frame.Link> links = new ArrayList<>();
        for (Place place : Place.values()) {
            if (place.isFor.test(staff)) {
                boolean current = place == Place.HOME ? path.equals(HOME) : isWithin(path, place.path);
                links.add(new Frame.Link(t.of("console.nav." + place.name()), t.to(place.path), current));
            }
        }
        return new Frame.Bar(
                staff.name().full(), staff.organization().name().in(t.language()), links, t.to("/console/sign-out"));
    }

    private static boolean isWithin(String path, String place) {
        return path.equals(place) || path.startsWith(place + '/');
    }

    /** Where the bar leads, and whom. In the order of the bar. */
    private enum Place {
        HOME("/console", staff -> true),
        FLOOR("/console/floor", may(Permission.CHECK_PEOPLE_IN)),
        PERSONS("/console/persons", may(Permission.FIND_PERSONS)),
        ROLLOUT("/console/rollout", may(Permission.MANAGE_ROLLOUT)),
        INVITATIONS("/console/invitations", may(Permission.INVITE_PERSONS)),
        CLINICS("/console/clinics", may(Permission.MANAGE_CLINICS)),
        INVENTORY("/console/inventory", may(Permission.MANAGE_STOCK)),
        LOTS("/console/lots", may(Permission.CONTROL_LOTS)),
        ADVERSE("/console/adverse", may(Permission.FOLLOW_ADVERSE_EVENTS)),
        PILOT("/console/pilot", may(Permission.READ_REPORTS)),
        USERS("/console/users", may(Permission.ADMINISTER_USERS)),
        ORGANIZATIONS("/console/organizations", may(Permission.ADMINISTER_ORGANIZATIONS)),
        REQUESTS("/console/requests", may(Permission.DECIDE_REQUESTS)),
        AUDIT("/console/audit", may(Permission.READ_AUDIT)),
        ACTIVITY("/console/activity", staff -> true),
        SECURITY("/console/security", staff -> true);

        private final String path;
        private final Predicate<SignedIn> isFor;

        Place(String path, Predicate<SignedIn> isFor) {
            this.path = path;
            this.isFor = isFor;
        }

        private static Predicate<SignedIn> may(Permission permission) {
            return staff -> staff.may(permission);
        }
    }
}
