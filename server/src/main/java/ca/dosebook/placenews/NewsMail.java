package ca.dosebook.placenews;

import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.secrets.Purpose;
import ca.dosebook.secrets.Secrets;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** “There are places again”: the one mail, after which the address is forgotten. */
@Component
class NewsMail implements MessageComposer {

    private final NewsStore store;
    private final Secrets secrets;
    private final Wording wording;
    private final String address;
    private final String helpPhone;

    NewsMail(
            NewsStore store,
            Secrets secrets,
            Wording wording,
            @Value("${dosebook.address:http://localhost:${server.port:8080}}") String address,
            @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone) {
        this.store = store;
        this.secrets = secrets;
        this.wording = wording;
        this.address = address;
        this.helpPhone = helpPhone;
    }

    @Override
    public MessageKind kind() {
        return PlaceNews.MORE;
    }

    @Override
    public Optional<Email> compose(MessageRequest request) {
        Texts t = wording.in(request.language());
        return store.find(request.about())
                .flatMap(wish -> secrets.open(Purpose.RECORD, wish.sealed(), NewsStore.context(wish.id()))
                        .map(to -> mail(t, wish, new String(to, StandardCharsets.UTF_8))));
    }

    private Email mail(Texts t, NewsStore.Wish wish, String to) {
        String forget = address + t.to("/waiting/forget/" + wish.id());
        String text = t.of("waiting.mail.more", wish.areaName()) + "\n\n"
                + t.of("waiting.mail.book", address + t.to("/book")) + "\n"
                + t.of("waiting.mail.quick") + "\n\n"
                + t.of("waiting.mail.phone", helpPhone) + "\n\n"
                + t.of("waiting.mail.once", forget) + "\n";
        return new Email(to, t.of("waiting.mail.subject"), text, null, null, URI.create(forget));
    }

    @Override
    public void sent(MessageRequest request, Instant at) {
        store.delete(request.about());
    }

    @Override
    public void givenUp(MessageRequest request, Instant at) {
        store.delete(request.about());
    }
}
