package ca.dosebook.console.mobile;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayReadAudit;
import ca.dosebook.clinics.SiteId;
import ca.dosebook.console.Ids;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** For the privacy officer: every device of the province that carries a list, or did in the last month. */
@Controller
@MayReadAudit
class PrivacyController {

    private static final Duration BACK = Duration.ofDays(31);
    private static final int MOST = 300;

    private final Pages pages;
    private final CarriedLists lists;
    private final CarriedStore store;
    private final DeviceRows rows;
    private final Clock clock;

    PrivacyController(Pages pages, CarriedLists lists, CarriedStore store, DeviceRows rows, Clock clock) {
        this.pages = pages;
        this.lists = lists;
        this.store = store;
        this.rows = rows;
        this.clock = clock;
    }

    record Everywhere(
            List<DeviceRows.Row> devices, @Nullable String said) {}

    @GetMapping("/{language:en|fr}/console/devices")
    Page devices(Frame frame, @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        return pages.page(
                "console/mobile/everywhere",
                frame.title(t.of("mobile.everywhere.title")).back(frame.to("/console")),
                new Everywhere(
                        rows.of(
                                store.since(clock.instant().minus(BACK), MOST),
                                t,
                                carried -> frame.to("/console/devices/")
                                        + carried.site().value() + "/" + carried.id() + "/revoke"),
                        done.equals("revoked") ? t.of("mobile.devices.revoked") : null));
    }

    @PostMapping("/{language:en|fr}/console/devices/{site}/{carried}/revoke")
    View revoke(Frame frame, SignedIn staff, @PathVariable String site, @PathVariable String carried) {
        lists.revoke(
                store.find(new SiteId(Ids.inAddress(site)), Ids.inAddress(carried))
                        .orElseThrow(Ids::notFound),
                staff);
        return Pages.seeOther(frame.to("/console/devices?done=revoked"));
    }
}
