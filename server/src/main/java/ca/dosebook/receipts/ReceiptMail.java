package ca.dosebook.receipts;

import ca.dosebook.kernel.PersonKey;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageComposer;
import ca.dosebook.messages.MessageKind;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.people.People;
import ca.dosebook.wording.Texts;
import ca.dosebook.wording.Wording;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mails about receipts: where it is, and the code that opens it. Neither names anybody. */
final class ReceiptMail implements MessageComposer {

    private final MessageKind kind;
    private final People people;
    private final Wording wording;

    /** What it says; empty when there is nothing to say any more. */
    private final BiFunction<Texts, MessageRequest, Optional<String>> text;

    private ReceiptMail(
            MessageKind kind,
            People people,
            Wording wording,
            BiFunction<Texts, MessageRequest, Optional<String>> text) {
        this.kind = kind;
        this.people = people;
        this.wording = wording;
        this.text = text;
    }

    @Configuration(proxyBeanMethods = false)
    static class Composers {

        @Bean
        MessageComposer receiptLinkMail(
                People people,
                Wording wording,
                @Value("${dosebook.address:http://localhost:${server.port:8080}}") String address,
                @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone) {
            return new ReceiptMail(
                    ReceiptLinks.LINK,
                    people,
                    wording,
                    (t, request) -> Optional.of(t.of("receipts.mail.link", address + t.to("/receipt")) + "\n"
                            + t.of("receipts.mail.have") + "\n\n"
                            + t.of("receipts.mail.phone", helpPhone) + "\n"));
        }

        @Bean
        MessageComposer receiptCodeMail(
                People people,
                Wording wording,
                ReceiptCodes codes,
                @Value("${dosebook.help-phone:1-888-555-0199}") String helpPhone) {
            return new ReceiptMail(
                    ReceiptCodes.CODE,
                    people,
                    wording,
                    (t, request) -> codes.toSend(request)
                            .map(code -> t.of("receipts.mail.code", code) + "\n"
                                    + t.of("receipts.mail.code.good", ReceiptCodes.MINUTES) + "\n\n"
                                    + t.of("receipts.mail.code.notYou") + "\n"
                                    + t.of("receipts.mail.phone", helpPhone) + "\n"));
        }
    }

    @Override
    public MessageKind kind() {
        return kind;
    }

    @Override
    public Optional<Email> compose(MessageRequest request) {
        byte[] key = request.personKey();
        if (key == null) {
            return Optional.empty();
        }
        Texts t = wording.in(request.language());
        return ReceiptLinks.address(people, new PersonKey(key))
                .flatMap(to -> text.apply(t, request)
                        .map(words -> new Email(
                                to,
                                t.of("receipts.mail.subject." + kind.value()),
                                words + "\n" + t.of("receipts.mail.footer") + "\n")));
    }
}
