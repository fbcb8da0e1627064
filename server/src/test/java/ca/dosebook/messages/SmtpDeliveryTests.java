package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Uuids;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a real SMTP server on the loopback address. */
class SmtpDeliveryTests {

    private final TestDatabase db = TestDatabase.fresh();
    private final SettableClock clock = SettableClock.at("2021-03-15T12:00:00Z");
    private final PostOffice post = new PostOffice(db, clock);
    private final GreenMail server = started(ServerSetup.SMTP.dynamicPort());

    private final Postbox postbox = new SmtpPostbox(settings(server.getSmtp().getPort()));

    @AfterEach
    void stop() {
        server.stop();
        db.close();
    }

    @Test
    void a_message_is_sent_once_and_its_status_says_so() throws Exception {
        MessageRequest request = post.enqueue(Language.EN);
        deliver(postbox);
        deliver(postbox);

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<%s@dosebook.example>", request.messageId());
        assertThat(mail.getFrom()[0]).hasToString("Dosebook <no-reply@dosebook.example>");
        assertThat(mail.getAllRecipients()[0]).hasToString("rose@example.org");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(clock.instant());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.SENT);
        assertThat(post.status(request).endedAt()).isEqualTo(clock.instant());
        assertThat(post.status(request).attempts()).isEqualTo(1);
    }

    @Test
    void accents_apostrophes_and_emoji_arrive_in_subject_body_page_and_calendar() throws Exception {
        String subject = "Votre rendez-vous est confirmé – à l’hôpital, où l’été naît 🍁";
        String text = "Bonjour Zoé,\n\nle 1er août à 14 h 30 — ça y est.";
        post.says.set(Optional.of(new Email(
                "zoe@example.org",
                subject,
                text,
                "<p lang=\"fr\">Zoé, c’est confirmé.</p>",
                new Email.Calendar(
                        "rendez-vous.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Première dose à Québec\r\nEND:VCALENDAR\r\n"))));
        post.enqueue(Language.FR);
        deliver(postbox);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getHeader("Content-Language")).containsExactly("fr-CA");
        var parts = (MimeMultipart) mail.getContent();
        var calendar = parts.getBodyPart(1);
        assertThat(calendar.getContentType()).startsWith("text/calendar").contains("UTF-8");
        assertThat(calendar.getFileName()).isEqualTo("rendez-vous.ics");
        assertThat(new String(calendar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Première dose à Québec");
        assertThat(leaves(parts))
                .anySatisfy(
                        leaf -> assertThat(leaf.replace("\r\n", "\n").strip()).isEqualTo(text))
                .anySatisfy(leaf -> assertThat(leaf).contains("Zoé, c’est confirmé."));
    }

    @Test
    void while_the_server_is_down_messages_wait_and_go_out_later() {
        MessageRequest first = post.enqueue(Language.EN);
        MessageRequest second = post.enqueue(Language.EN);
        int port = server.getSmtp().getPort();
        server.stop();

        deliver(postbox);
        assertThat(post.status(first).problem()).isEqualTo(DeliveryProblem.UNREACHABLE);
        assertThat(post.status(first).attempts()).isEqualTo(1);
        assertThat(post.status(second).attempts())
                .as("one attempt stands for the batch")
                .isZero();

        GreenMail revived = started(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            deliver(postbox);
            assertThat(revived.getReceivedMessages()).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
            deliver(postbox);
            assertThat(revived.getReceivedMessages()).hasSize(2);
            assertThat(post.status(first).state()).isEqualTo(MessageStatus.State.SENT);
        } finally {
            revived.stop();
        }
    }

    @Test
    void a_crash_between_sending_and_marking_repeats_the_mail_under_the_same_reference() throws Exception {
        post.enqueue(Language.EN);
        Courier crashing = post.courier(new CrashingAfterSend(postbox));
        assertThatThrownBy(() -> crashing.deliver(() -> false)).isInstanceOf(Crash.class);

        deliver(postbox);
        assertThat(server.getReceivedMessages())
                .as("while the lease of the dead lasts, nobody sends")
                .hasSize(1);

        post.endLeases();
        deliver(postbox);
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    }

    @Test
    void two_nodes_deliver_fifty_messages_each_exactly_once() throws Exception {
        var requests = new ArrayList<MessageRequest>();
        for (int i = 0; i < 50; i++) {
            requests.add(post.enqueue(Language.EN));
        }
        MessageComposer composer = PostOffice.composer(request -> Optional.of(PostOffice.to(request.messageId())));
        var together = new CountDownLatch(1);
        Callable<Void> node = () -> {
            Courier courier = post.courier(postbox, composer);
            together.await();
            while (requests.stream().anyMatch(r -> post.status(r).state() != MessageStatus.State.SENT)) {
                courier.deliver(() -> false);
            }
            return null;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Future<Void> one = nodes.submit(node);
            Future<Void> two = nodes.submit(node);
            together.countDown();
            one.get();
            two.get();
        }
        var references = new ArrayList<String>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            references.add(mail.getMessageID());
        }
        assertThat(references).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void an_address_that_cannot_be_one_is_given_up_and_the_next_message_goes_out() {
        post.says.set(Optional.of(new Email("rose at example", "Your booking", "It is on Monday.")));
        MessageRequest hopeless = post.enqueue(Language.EN);
        deliver(postbox);
        post.says.set(Optional.of(new Email("rose@example.org", "Your booking", "It is on Monday.")));
        MessageRequest good = post.enqueue(Language.EN);
        deliver(postbox);

        assertThat(post.status(hopeless).state()).isEqualTo(MessageStatus.State.GIVEN_UP);
        assertThat(post.status(hopeless).problem()).isEqualTo(DeliveryProblem.ADDRESS_REFUSED);
        assertThat(post.status(good).state()).isEqualTo(MessageStatus.State.SENT);
    }

    @Test
    void whoever_writes_a_kind_of_message_is_told_what_became_of_it() {
        List<String> told = new ArrayList<>();
        MessageComposer telling = new MessageComposer() {
            @Override
            public MessageKind kind() {
                return PostOffice.KIND;
            }

            @Override
            public Optional<Email> compose(MessageRequest request) {
                return post.says.get();
            }

            @Override
            public void sent(MessageRequest request, Instant at) {
                told.add("sent " + request.messageId());
                throw new IllegalStateException("changes nothing");
            }

            @Override
            public void givenUp(MessageRequest request, Instant at) {
                told.add("given up " + request.messageId());
            }
        };
        MessageRequest good = post.enqueue(Language.EN);
        post.courier(postbox, telling).deliver(() -> false);
        post.says.set(Optional.of(new Email("rose at example", "Your booking", "It is on Monday.")));
        MessageRequest hopeless = post.enqueue(Language.EN);
        post.courier(postbox, telling).deliver(() -> false);
        post.says.set(Optional.empty());
        post.enqueue(Language.EN);
        post.courier(postbox, telling).deliver(() -> false);

        assertThat(told).containsExactly("sent " + good.messageId(), "given up " + hopeless.messageId());
        assertThat(post.status(good).state()).isEqualTo(MessageStatus.State.SENT);
    }

    @Test
    void a_page_to_opt_out_is_named_in_the_header_that_mail_programs_show() throws Exception {
        post.says.set(Optional.of(new Email(
                "rose@example.org", "Invited", "Come.", null, null, URI.create("https://dosebook.example/en/opt-out/x"))));
        post.enqueue(Language.EN);
        deliver(postbox);

        assertThat(server.getReceivedMessages()[0].getHeader("List-Unsubscribe"))
                .containsExactly("<https://dosebook.example/en/opt-out/x>");
    }

    @Test
    void a_message_with_nothing_to_say_any_more_is_not_needed() {
        post.says.set(Optional.empty());
        MessageRequest request = post.enqueue(Language.EN);
        deliver(postbox);
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.NOT_NEEDED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_message_that_cannot_be_written_is_tried_again_and_given_up_after_three_days() {
        Courier failing = post.courier(postbox, PostOffice.composer(request -> {
            throw new IllegalStateException("rose@example.org");
        }));
        MessageRequest request = post.enqueue(Language.EN);
        failing.deliver(() -> false);
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.WAITING);
        assertThat(post.status(request).problem()).isEqualTo(DeliveryProblem.NOT_COMPOSED);
        clock.advance(Duration.ofDays(3));
        failing.deliver(() -> false);
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.GIVEN_UP);
    }

    @Test
    void a_node_that_stops_gives_its_messages_back() {
        MessageRequest request = post.enqueue(Language.EN);
        post.courier(postbox).deliver(() -> true);
        assertThat(post.status(request).attempts()).isZero();
        deliver(postbox);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_message_is_not_sent_before_it_is_due_nor_taken_by_a_node_that_cannot_write_it() {
        var other = new MessageRequest(Uuids.next(), new MessageKind("test.unknown"), null, Uuids.next(), Language.EN);
        post.outbox.enqueue(other);
        MessageRequest later = post.enqueue(Language.EN);
        var tomorrow = new MessageRequest(Uuids.next(), PostOffice.KIND, null, Uuids.next(), Language.EN);
        post.outbox.enqueue(tomorrow, clock.instant().plus(Duration.ofDays(1)));
        deliver(postbox);
        assertThat(post.status(later).state()).isEqualTo(MessageStatus.State.SENT);
        assertThat(post.status(other).attempts()).isZero();
        assertThat(post.status(tomorrow).attempts()).isZero();
    }

    @Test
    void no_personal_data_is_kept_in_the_outbox() {
        MessageRequest request = post.enqueue(Language.EN);
        deliver(postbox);
        String row = db.jdbc()
                .sql("select to_jsonb(o)::text from messages.outbox o where message_id = :id")
                .param("id", request.messageId())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("rose").doesNotContain("Monday").doesNotContain("example");
    }

    private void deliver(Postbox to) {
        post.courier(to).deliver(() -> false);
    }

    private static GreenMail started(ServerSetup setup) {
        var server = new GreenMail(setup);
        server.start();
        return server;
    }

    private static JavaMailSenderImpl settings(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        return settings;
    }

    private static List<String> leaves(MimeMultipart parts) throws Exception {
        var found = new ArrayList<String>();
        for (int i = 0; i < parts.getCount(); i++) {
            Object content = parts.getBodyPart(i).getContent();
            if (content instanceof MimeMultipart inner) {
                found.addAll(leaves(inner));
            } else if (content instanceof String text) {
                found.add(text);
            }
        }
        return found;
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private record CrashingAfterSend(Postbox real) implements Postbox {

        @Override
        public Delivery delivery() {
            return real.delivery();
        }

        @Override
        public Session session() {
            return real.session();
        }

        @Override
        public Line open() throws DeliveryFailure {
            Line line = real.open();
            return new Line() {
                @Override
                public void send(MimeMessage mail) throws DeliveryFailure {
                    line.send(mail);
                    throw new Crash();
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        }
    }
}
