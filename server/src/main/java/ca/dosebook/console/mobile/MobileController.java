package ca.dosebook.console.mobile;

import ca.dosebook.access.Permission;
import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayCheckPeopleIn;
import ca.dosebook.access.permits.MayGiveDoses;
import ca.dosebook.booking.arrivals.IdentityBy;
import ca.dosebook.console.Floor;
import ca.dosebook.immunizations.BodySite;
import ca.dosebook.immunizations.NotGivenReason;
import ca.dosebook.immunizations.screening.ConsentBy;
import ca.dosebook.immunizations.screening.Question;
import ca.dosebook.pages.Choice;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The pages of a clinic without network, and the files that let one of them work there. */
@Controller
class MobileController {

    private static final String OF_SCRIPT = "mobile.js.";

    private final Pages pages;
    private final MobileDays days;
    private final Packing packing;

    MobileController(Pages pages, MobileDays days, Packing packing) {
        this.pages = pages;
        this.days = days;
        this.packing = packing;
    }

    /** @param tablet the address of the page that works without network; empty for who gives no doses */
    record Row(String place, String when, String tablet, String devices) {}

    record Days(List<Row> rows) {}

    @GetMapping("/{language:en|fr}/console/mobile")
    @MayCheckPeopleIn
    Page days(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        boolean gives = staff.may(Permission.GIVE_DOSES);
        boolean leads = staff.may(Permission.MANAGE_CLINICS);
        return pages.page(
                "console/mobile/days",
                frame.title(t.of("mobile.days.title")).back(frame.to("/console")),
                new Days(days.around(staff).stream()
                        .map(floor -> new Row(
                                floor.place(t),
                                floor.when(t),
                                gives ? frame.to(floor.path("mobile")) : "",
                                leads ? frame.to(floor.path("floor")) + "/devices" : ""))
                        .toList()));
    }

    /**
     * The page that works without network. It names nobody: who reads it offline may be anyone.
     *
     * @param mayPack whether the list can be taken now
     * @param words what the script says, by key
     */
    record Tablet(
            String place,
            String when,
            String address,
            String worker,
            boolean mayPack,
            List<Choice> identities,
            List<Choice> questions,
            List<Choice> consents,
            List<Choice> arms,
            List<Choice> reasons,
            Map<String, String> words) {}

    @GetMapping("/{language:en|fr}/console/mobile/{day:[0-9a-f-]{36}}")
    @MayGiveDoses
    Page tablet(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = days.floor(staff, day);
        Texts t = frame.t();
        Frame.Staff around = frame.staff();
        Frame anyone =
                around == null ? frame : frame.forStaff(new Frame.Staff(around.home(), around.helpPhone(), null));
        return pages.page(
                        "console/mobile/tablet",
                        anyone.title(floor.place(t)).back(frame.to("/console/mobile")),
                        new Tablet(
                                floor.place(t),
                                floor.when(t),
                                frame.to(floor.path("mobile")),
                                frame.to("/console/mobile/worker.js"),
                                packing.isTime(floor),
                                choices(t, IdentityBy.values(), "floor.identity."),
                                questions(t),
                                choices(t, ConsentBy.values(), "station.consent."),
                                choices(t, BodySite.values(), "station.arm."),
                                choices(t, NotGivenReason.values(), "station.reason."),
                                words(t)))
                .withOwnWorker();
    }

    private static List<Choice> choices(Texts t, Enum<?>[] values, String key) {
        return Arrays.stream(values)
                .map(one -> Choice.of(one.name(), t.of(key + one.name())))
                .toList();
    }

    /** With what a yes leads to, which the script has to know. */
    private static List<Choice> questions(Texts t) {
        return Arrays.stream(Question.values())
                .map(one ->
                        Choice.of(one.name() + ":" + one.consequence().name(), t.of("station.question." + one.name())))
                .toList();
    }

    private static Map<String, String> words(Texts t) {
        Map<String, String> words = new TreeMap<>();
        t.keys().stream()
                .filter(key -> key.startsWith(OF_SCRIPT))
                .forEach(key -> words.put(key.substring(OF_SCRIPT.length()), t.of(key)));
        return words;
    }

    /** Below the pages it may answer for. The same for everyone. */
    @GetMapping("/{language:en|fr}/console/mobile/worker.js")
    @MayGiveDoses
    View worker() {
        return Pages.worker("mobile/worker.js");
    }

    /** What lets a browser put the page among the programs of the device. */
    @GetMapping("/{language:en|fr}/console/mobile/{day:[0-9a-f-]{36}}/manifest.webmanifest")
    @MayGiveDoses
    ResponseEntity<Map<String, Object>> manifest(Frame frame, SignedIn staff, @PathVariable String day) {
        Floor floor = days.floor(staff, day);
        Texts t = frame.t();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/manifest+json"))
                .body(Map.of(
                        "name", t.of("mobile.manifest.name", floor.place(t)),
                        "short_name", t.of("mobile.manifest.short"),
                        "lang", t.language().code(),
                        "start_url", frame.to(floor.path("mobile")),
                        "id", frame.to(floor.path("mobile")),
                        "scope", frame.to("/console/mobile/"),
                        "display", "standalone",
                        "background_color", "#ffffff",
                        "theme_color", "#00305c",
                        "icons",
                                List.of(Map.of(
                                        "src", frame.asset("icon.svg"), "sizes", "any", "type", "image/svg+xml"))));
    }
}
