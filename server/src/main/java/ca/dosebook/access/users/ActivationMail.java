package ca.dosebook.access.users;

import ca.dosebook.access.UserId;
import ca.dosebook.access.signingin.Activation;
import ca.dosebook.access.signingin.ActivationLink;
import ca.dosebook.audit.Actor;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.messages.Outbox;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mail with an activation link. The link is made when the mail is written, so the outbox never holds one. */
@Component
class ActivationMail implements MessageComposer {

    static final MessageKind KIND = new MessageKind("access.activation");

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    private final UserStore users;
    private final Activation activation;
    private final Outbox outbox;
    private final Wording wording;
    private final String site;
    private final String helpPhone;

    ActivationMail(
            UserStore users,
            Activation activation,
            Outbox outbox,
            Wording wording,
            @Value("${dosebook.address:http://localhost:${server.port:8080}}") String site,
            @Value("${dosebook.staff.help-phone}") String helpPhone) {
        this.users = users;
        this.activation = activation;
        this.outbox = outbox;
        this.wording = wording;
        this.site = site;
        this.helpPhone = helpPhone;
    }

    @Override
    public MessageKind kind() {
        return KIND;
    }

    /** Nothing for who was disabled meanwhile, or was handed a link: a newer one would take its place. */
    @Override
    public Optional<Email> compose(MessageRequest request) {
        var id = new UserId(request.about());
        return users.find(id)
                .flatMap(user -> activation
                        .newLink(id, Actor.DOSEBOOK, () -> outbox.isWanted(request))
                        .map(link -> write(user, link, wording.in(request.language()))));
    }

    private Email write(StaffUser user, ActivationLink link, Texts t) {
        String text = t.of("users.mail.opening", user.name().full())
                + "\n\n"
                + t.of("users.mail.what")
                + "\n\n  "
                + site
                + t.to(link.path())
                + "\n\n"
                + t.of("users.mail.until", t.dateTime(link.expiresAt().atZone(ZONE)))
                + "\n\n"
                + t.of("users.mail.unexpected", helpPhone)
                + "\n";
        return new Email(user.email(), t.of("users.mail.subject"), text);
    }
}
