package ca.dosebook.invitations.outreach;

import ca.dosebook.invitations.InvitationCodes;
import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.invitations.InvitationId;
import ca.dosebook.invitations.InvitationSeal;
import ca.dosebook.invitations.OptOuts;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.wording.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The mail that invites: code, link, and the way to say no. Nothing of who the person is. Written when it is sent, so a
 * revoked invitation or someone who opted out meanwhile gets none.
 */
@Component
class InvitationMail implements MessageComposer {

    static final MessageKind KIND = new MessageKind("invitations.invited");

    private final OutreachStore store;
    private final InvitationCodes codes;
    private final InvitationSeal seal;
    private final OptOuts optOuts;
    private final Letterhead letterhead;
    private final Clock clock;

    InvitationMail(
            OutreachStore store,
            InvitationCodes codes,
            InvitationSeal seal,
            OptOuts optOuts,
            Letterhead letterhead,
            Clock clock) {
        this.store = store;
        this.codes = codes;
        this.seal = seal;
        this.optOuts = optOuts;
        this.letterhead = letterhead;
        this.clock = clock;
    }

    @Override
    public MessageKind kind() {
        return KIND;
    }

    @Override
    public Optional<Email> compose(MessageRequest request) {
        InvitationId id = new InvitationId(request.about());
        return store.find(id, clock.instant())
                .filter(row -> switch (row.status()) {
                    case BOOKED, REVOKED, DECLINED, EXPIRED -> false;
                    case OPENED, BOUNCED, SENT, QUEUED, WAITING -> true;
                })
                .flatMap(row -> Optional.ofNullable(row.detailsSealed())
                        .map(bytes -> seal.open(id, bytes))
                        .filter(details -> !optOuts.isOptedOut(details))
                        .flatMap(details ->
                                write(row, details, letterhead.wording().in(request.language()))));
    }

    private Optional<Email> write(OutreachStore.Row row, InvitationDetails details, Texts t) {
        return details.reach().email().map(address -> {
            String code = codes.of(row.id()).printed();
            String unit = letterhead.unitName(row.unit(), t.language());
            String link = letterhead.address() + t.to("/invited/" + code);
            String optOut = letterhead.address() + t.to("/opt-out/" + optOuts.token(row.id()));
            String text = String.join(
                            "\n\n",
                            t.of("invited.mail.hello"),
                            t.of("invited.mail.what", letterhead.unitAsSubject(row.unit(), t.language())),
                            t.of("invited.mail.link") + "\n" + link,
                            t.of("invited.mail.code", code),
                            t.of(
                                    "invited.mail.until",
                                    letterhead.lastDay(t, row.happened().expires())),
                            t.of("invited.mail.yours"),
                            t.of("invited.mail.phone", letterhead.helpPhone()),
                            t.of("invited.mail.decline") + "\n" + link + "/decline",
                            t.of("invited.mail.optOut") + "\n" + optOut,
                            t.of("invited.mail.footer"))
                    + "\n";
            return new Email(address, t.of("invited.mail.subject", unit), text, null, null, URI.create(optOut));
        });
    }

    @Override
    public void sent(MessageRequest request, Instant at) {
        store.sent(List.of(new InvitationId(request.about())), at);
    }

    @Override
    public void givenUp(MessageRequest request, Instant at) {
        store.bounced(new InvitationId(request.about()), at);
    }
}
