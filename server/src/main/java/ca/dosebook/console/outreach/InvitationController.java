package ca.dosebook.console.outreach;

import ca.dosebook.access.SignedIn;
import ca.dosebook.access.permits.MayInvitePersons;
import ca.dosebook.console.Ids;
import ca.dosebook.console.Moments;
import ca.dosebook.invitations.Channel;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.invitations.outreach.InvitationLists;
import ca.dosebook.invitations.outreach.InvitationStatus;
import ca.dosebook.invitations.outreach.Outreach;
import ca.dosebook.invitations.outreach.Told;
import ca.dosebook.pages.Fact;
import ca.dosebook.pages.Frame;
import ca.dosebook.pages.Page;
import ca.dosebook.pages.Pages;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One invitation, opened: who it is for, what happened, and what can be done. Seeing it is written down. */
@Controller
@MayInvitePersons
@RequestMapping("/{language:en|fr}/console/invitations/one/{invitation:[0-9a-f-]{36}}")
class InvitationController {

    /** What a page can say of an act just done; a word in the address, nothing else. */
    enum Done {
        RESENT,
        REVOKED,
        DECLINED,
        OPTED_OUT,
        NOTHING
    }

    private final Pages pages;
    private final Within within;
    private final InvitationLists lists;
    private final Outreach outreach;
    private final OptOuts optOuts;

    InvitationController(Pages pages, Within within, InvitationLists lists, Outreach outreach, OptOuts optOuts) {
        this.pages = pages;
        this.within = within;
        this.lists = lists;
        this.outreach = outreach;
        this.optOuts = optOuts;
    }

    /**
     * @param done what was just done, in words; null for nothing
     * @param mail whether a mail can be sent again
     * @param counts whether it can still be revoked or declined
     */
    record One(
            String address,
            @Nullable String done,
            List<Fact> who,
            List<Fact> happened,
            @Nullable String misused,
            boolean mail,
            boolean counts,
            boolean revocable) {}

    @GetMapping
    Page show(
            Frame frame,
            SignedIn staff,
            @PathVariable String invitation,
            @RequestParam(defaultValue = "") String done) {
        Texts t = frame.t();
        InvitationId id = within.invitation(staff, invitation);
        Told told = lists.see(id, staff.actor()).orElseThrow(Ids::notFound);
        String back = told.wave()
                .map(wave -> t.to(OutreachWords.address(wave)))
                .orElseGet(() -> t.to("/console/invitations"));
        boolean revocable = told.status() != InvitationStatus.BOOKED && told.status() != InvitationStatus.REVOKED;
        int misused = told.happened().misused();
        return pages.page(
                "console/outreach/one",
                frame.title(t.of("outreach.one.title", id.reference())).back(back),
                new One(
                        t.to(OutreachWords.address(id)),
                        done(t, done),
                        who(t, told),
                        happened(t, told),
                        misused == 0 ? null : t.of("outreach.misused", misused),
                        told.counts() && told.channel().equals(Optional.of(Channel.EMAIL)),
                        told.counts(),
                        revocable));
    }

    @PostMapping("/resend")
    View resend(Frame frame, SignedIn staff, @PathVariable String invitation) {
        InvitationId id = within.invitation(staff, invitation);
        return back(frame, id, outreach.resend(id, staff.actor()) ? Done.RESENT : Done.NOTHING);
    }

    @PostMapping("/letter")
    View letter(Frame frame, SignedIn staff, @PathVariable String invitation) {
        InvitationId id = within.invitation(staff, invitation);
        return outreach.printOne(id, frame.language(), staff.actor())
                .map(file -> SendingController.pdf(file, id.reference()))
                .orElseGet(() -> back(frame, id, Done.NOTHING));
    }

    @PostMapping("/revoke")
    View revoke(Frame frame, SignedIn staff, @PathVariable String invitation) {
        InvitationId id = within.invitation(staff, invitation);
        return back(frame, id, outreach.revoke(id, staff.actor()) ? Done.REVOKED : Done.NOTHING);
    }

    @PostMapping("/decline")
    View decline(Frame frame, SignedIn staff, @PathVariable String invitation) {
        InvitationId id = within.invitation(staff, invitation);
        return back(frame, id, outreach.decline(id, staff.actor()) ? Done.DECLINED : Done.NOTHING);
    }

    @PostMapping("/opt-out")
    View optOut(Frame frame, SignedIn staff, @PathVariable String invitation) {
        InvitationId id = within.invitation(staff, invitation);
        return back(frame, id, optOuts.optOut(id, staff.actor()) ? Done.OPTED_OUT : Done.NOTHING);
    }

    private static View back(Frame frame, InvitationId id, Done done) {
        return Pages.seeOther(frame.to(OutreachWords.address(id) + "?done=" + done));
    }

    private static @Nullable String done(Texts t, String done) {
        return Arrays.stream(Done.values())
                .filter(one -> one.name().equals(done))
                .findFirst()
                .map(one -> switch (one) {
                    case RESENT -> t.of("outreach.one.done.RESENT");
                    case REVOKED -> t.of("outreach.one.done.REVOKED");
                    case DECLINED -> t.of("outreach.one.done.DECLINED");
                    case OPTED_OUT -> t.of("outreach.one.done.OPTED_OUT");
                    case NOTHING -> t.of("outreach.done.NOTHING");
                })
                .orElse(null);
    }

    private static List<Fact> who(Texts t, Told told) {
        List<Fact> facts = new ArrayList<>();
        told.details().ifPresent(details -> {
            InvitationDetails.Reach reach = details.reach();
            facts.add(Fact.of(t.of("outreach.one.name"), details.name().full()));
            facts.add(Fact.of(t.of("outreach.one.born"), t.shortDate(details.birthDate())));
            reach.email().ifPresent(email -> facts.add(Fact.of(t.of("outreach.one.email"), email)));
            reach.phone()
                    .ifPresent(phone -> facts.add(Fact.of(t.of("outreach.one.phone"), CallsController.phone(phone))));
            if (reach.street().isPresent() || reach.postalCode().isPresent()) {
                facts.add(Fact.of(
                        t.of("outreach.one.address"),
                        reach.street().orElse("") + "\n" + reach.town().orElse("") + " "
                                + reach.postalCode().orElse("")));
            }
        });
        facts.add(Fact.of(
                t.of("outreach.one.language"),
                t.of("outreach.language." + told.language().code())));
        told.channel()
                .ifPresent(
                        channel -> facts.add(Fact.of(t.of("outreach.one.channel"), OutreachWords.channel(t, channel))));
        facts.add(Fact.of(t.of("outreach.one.code"), told.code()));
        return facts;
    }

    private static List<Fact> happened(Texts t, Told told) {
        Told.Happened happened = told.happened();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(t.of("outreach.one.status"), OutreachWords.status(t, told.status())));
        add(t, facts, t.of("outreach.one.issued"), Optional.of(happened.issued()));
        add(t, facts, t.of("outreach.status.QUEUED"), happened.queued());
        add(t, facts, t.of("outreach.status.SENT"), happened.sent());
        add(t, facts, t.of("outreach.status.OPENED"), happened.opened());
        happened.called()
                .ifPresent(at -> facts.add(Fact.of(
                        t.of("outreach.one.called"),
                        Moments.said(t, at) + "\n"
                                + happened.calledOutcome()
                                        .map(outcome -> OutreachWords.outcome(t, outcome))
                                        .orElse(""))));
        add(t, facts, t.of("outreach.status.BOUNCED"), happened.bounced());
        add(t, facts, t.of("outreach.status.DECLINED"), happened.declined());
        add(t, facts, t.of("outreach.status.REVOKED"), happened.revoked());
        add(t, facts, t.of("outreach.status.BOOKED"), happened.booked());
        add(t, facts, t.of("outreach.one.lastMisused"), happened.lastMisused());
        add(t, facts, t.of("outreach.wave.expires"), Optional.of(happened.expires()));
        return facts;
    }

    private static void add(Texts t, List<Fact> facts, String label, Optional<Instant> moment) {
        moment.ifPresent(at -> facts.add(Fact.of(label, Moments.said(t, at))));
    }
}
