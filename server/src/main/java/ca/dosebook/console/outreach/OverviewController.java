package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Moments;
import ca.dosebook.invitations.outreach.InvitationLists;
import ca.dosebook.invitations.outreach.InvitationStatus;
import ca.dosebook.invitations.outreach.StatusCounts;
import ca.dosebook.invitations.waves.Wave;
import ca.dosebook.invitations.waves.WaveId;
import ca.dosebook.invitations.waves.Waves;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.rollout.HealthUnitId;
import ca.dosebook.wording.Texts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The invitations of a health unit: its waves, and how far they are. */
@Controller
@MayInvitePersons
class OverviewController {

    private final Pages pages;
    private final Within within;
    private final Waves waves;
    private final InvitationLists lists;
    private final OutreachWords words;

    OverviewController(Pages pages, Within within, Waves waves, InvitationLists lists, OutreachWords words) {
        this.pages = pages;
        this.within = within;
        this.waves = waves;
        this.lists = lists;
        this.words = words;
    }

    record Overview(List<Line> waves, String total) {}

    /** @param state whether it may be sent, in words */
    record Line(String address, String name, String made, String people, String booked, String state) {}

    @GetMapping("/{language:en|fr}/console/invitations")
    Page overview(Frame frame, SignedIn staff) {
        Texts t = frame.t();
        HealthUnitId unit = within.unit(staff);
        List<Wave> all = waves.of(unit);
        Map<WaveId, StatusCounts> counts =
                lists.counts(all.stream().map(Wave::id).toList());
        int invited = counts.values().stream().mapToInt(StatusCounts::total).sum();
        int booked = counts.values().stream()
                .mapToInt(count -> count.of(InvitationStatus.BOOKED))
                .sum();
        return pages.page(
                "console/outreach/overview",
                frame.title(t.of("outreach.title")),
                new Overview(
                        all.stream()
                                .map(wave -> line(t, wave, counts.getOrDefault(wave.id(), StatusCounts.NONE)))
                                .toList(),
                        t.of("outreach.total", invited, booked)));
    }

    private Line line(Texts t, Wave wave, StatusCounts counts) {
        return new Line(
                t.to(OutreachWords.address(wave.id())),
                wave.name(),
                Moments.said(t, wave.madeAt()),
                t.of("outreach.people", wave.people()),
                t.of("outreach.booked", counts.of(InvitationStatus.BOOKED)),
                words.state(t, wave));
    }
}
