package ca.dosebook.console.home;

import ca.dosebook.access.Permission;
import ca.dosebook.access.Role;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.ForStaff;
import ca.dosebook.access.users.Users;
import ca.dosebook.approvals.Approvals;
import ca.dosebook.audit.Alerts;
import ca.dosebook.console.Moments;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in. */
@Controller
@ForStaff
class StaffHomeController {

    private final Pages pages;
    private final Users users;
    private final Approvals approvals;
    private final Alerts alerts;

    StaffHomeController(Pages pages, Users users, Approvals approvals, Alerts alerts) {
        this.pages = pages;
        this.users = users;
        this.approvals = approvals;
        this.alerts = alerts;
    }

    /**
     * @param last when the user last signed in, in a sentence
     * @param waiting how many requests wait, in words; null for none
     * @param alerts how many alerts nobody has reviewed, in words; null for none, and for those who may not read them
     * @param cards one for each role held here
     */
    record Home(
            String greeting,
            String last,
            @Nullable String waiting,
            @Nullable String alerts,
            List<Card> cards) {}

    /**
     * What a role is for.
     *
     * @param links to its pages; empty for a role whose pages are not built yet
     */
    record Card(String role, String what, List<Link> links) {}

    record Link(String text, String address) {}

    @GetMapping({"/{language:en|fr}/console", "/{language:en|fr}/console/"})
    Page home(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        List<Card> cards =
                staff.roles().stream().sorted().map(role -> card(t, role)).toList();
        String last = users.own(staff)
                .lastSignedIn()
                .map(moment -> t.of("console.home.last", Moments.said(t, moment)))
                .orElse("");
        int waiting = staff.may(Permission.DECIDE_REQUESTS)
                ? approvals.waitingFor(staff).size()
                : 0;
        int open = staff.may(Permission.READ_AUDIT) ? alerts.open() : 0;
        return pages.page(
                "console/home/home",
                frame.title(t.of("console.home.title")),
                new Home(
                        t.of("console.home.greeting", staff.name().full()),
                        last,
                        waiting == 0 ? null : t.of("console.home.waiting", waiting),
                        open == 0 ? null : t.of("console.home.alerts", open),
                        cards));
    }

    private static Card card(Texts t, Role role) {
        List<Link> links = new ArrayList<>();
        if (role.has(Permission.CHECK_PEOPLE_IN)) {
            links.add(new Link(t.of("console.home.floor"), t.to("/console/floor")));
            links.add(new Link(t.of("console.home.mobile"), t.to("/console/mobile")));
        }
        if (role.has(Permission.FIND_PERSONS)) {
            links.add(new Link(t.of("console.home.persons"), t.to("/console/persons")));
        }
        if (role.has(Permission.ADMINISTER_USERS)) {
            links.add(new Link(t.of("console.home.users"), t.to("/console/users")));
        }
        if (role.has(Permission.ADMINISTER_ORGANIZATIONS)) {
            links.add(new Link(t.of("console.home.organizations"), t.to("/console/organizations")));
        }
        if (role.has(Permission.MANAGE_ROLLOUT)) {
            links.add(new Link(t.of("console.home.rollout"), t.to("/console/rollout")));
            links.add(new Link(t.of("console.home.waitingroom"), t.to("/console/waitingroom")));
        }
        if (role.has(Permission.INVITE_PERSONS)) {
            links.add(new Link(t.of("console.home.invitations"), t.to("/console/invitations")));
        }
        if (role.has(Permission.MANAGE_CLINICS)) {
            links.add(new Link(t.of("console.home.clinics"), t.to("/console/clinics")));
        }
        if (role.has(Permission.MANAGE_STOCK)) {
            links.add(new Link(t.of("console.home.inventory"), t.to("/console/inventory")));
        }
        if (role.has(Permission.CONTROL_LOTS)) {
            links.add(new Link(t.of("console.home.lots"), t.to("/console/lots")));
        }
        if (role.has(Permission.FOLLOW_ADVERSE_EVENTS)) {
            links.add(new Link(t.of("console.home.adverse"), t.to("/console/adverse")));
        }
        if (role.has(Permission.READ_REPORTS)) {
            links.add(new Link(t.of("console.home.readiness"), t.to("/console/readiness")));
            links.add(new Link(t.of("console.home.rehearsals"), t.to("/console/rehearsals")));
            links.add(new Link(t.of("console.home.pilot"), t.to("/console/pilot")));
        }
        if (role.has(Permission.READ_AUDIT)) {
            links.add(new Link(t.of("console.home.audit"), t.to("/console/audit")));
            links.add(new Link(t.of("console.home.devices"), t.to("/console/devices")));
        }
        if (role.has(Permission.DECIDE_REQUESTS)) {
            links.add(new Link(t.of("console.home.requests"), t.to("/console/requests")));
        }
        return new Card(t.of("console.role." + role.name()), t.of("console.role." + role.name() + ".what"), links);
    }
}
