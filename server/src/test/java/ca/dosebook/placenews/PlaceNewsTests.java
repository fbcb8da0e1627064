package ca.dosebook.placenews;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.messages.Email;
import ca.dosebook.messages.MessageRequest;
import ca.dosebook.testing.DosebookTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody waits for nothing: who found no place is written to once, and then forgotten. */
@DosebookTest
class PlaceNewsTests {

    private final String area = "area-" + UUID.randomUUID();

    @Autowired
    private PlaceNews news;

    @Autowired
    private NewsMail mail;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_first_who_asked_are_told_when_places_come_and_no_more_than_there_are_places() {
        news.ask(area, "Kingston", Language.EN, "first@example.com");
        news.ask(area, "Kingston", Language.FR, "second@example.com");
        UUID[] wishes = wishes();
        news.places(Map.of(area, 0L, "another", 7L));
        assertThat(mails(wishes)).isZero();
        news.places(Map.of(area, 1L));
        assertThat(mails(wishes)).isEqualTo(1);
        news.places(Map.of(area, 5L));
        news.places(Map.of(area, 5L));
        assertThat(mails(wishes)).isEqualTo(2);
    }

    @Test
    void two_nodes_that_tell_at_once_send_each_mail_once() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 40; i++) {
            news.ask(area, "Kingston", Language.EN, "person" + i + "@example.com");
        }
        UUID[] wishes = wishes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : List.of(
                    threads.submit(() -> news.places(Map.of(area, 100L))),
                    threads.submit(() -> news.places(Map.of(area, 100L))))) {
                one.get();
            }
        }
        news.places(Map.of(area, 100L));
        assertThat(mails(wishes)).isEqualTo(40);
    }

    @Test
    void the_mail_says_where_and_how_to_be_forgotten_and_the_address_goes_with_it() {
        news.ask(area, "Kingston, Frontenac", Language.FR, "marked-address@example.com");
        UUID wish = jdbc.sql("select wish_id from placenews.wish where area = :area")
                .param("area", area)
                .query(UUID.class)
                .single();
        byte[] sealed = jdbc.sql("select address_sealed from placenews.wish where wish_id = :wish")
                .param("wish", wish)
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("marked");

        MessageRequest request = new MessageRequest(UUID.randomUUID(), PlaceNews.MORE, null, wish, Language.FR);
        Email email = mail.compose(request).orElseThrow();
        assertThat(email.to()).isEqualTo("marked-address@example.com");
        assertThat(email.text()).contains("Kingston, Frontenac", "/fr/book", "/fr/waiting/forget/" + wish);
        mail.sent(request, Instant.EPOCH);
        assertThat(mail.compose(request)).isEmpty();
    }

    @Test
    void who_asks_to_be_forgotten_is_not_written_to() {
        news.ask(area, "Kingston", Language.EN, "first@example.com");
        UUID wish = jdbc.sql("select wish_id from placenews.wish where area = :area")
                .param("area", area)
                .query(UUID.class)
                .single();
        news.forget(wish);
        news.places(Map.of(area, 5L));
        assertThat(mails(new UUID[] {wish})).isZero();
        assertThat(mail.compose(new MessageRequest(UUID.randomUUID(), PlaceNews.MORE, null, wish, Language.EN)))
                .isEmpty();
    }

    /** The wishes, before any mail about them has left. */
    private UUID[] wishes() {
        return jdbc.sql("select wish_id from placenews.wish where area = :area")
                .param("area", area)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private long mails(UUID[] wishes) {
        return jdbc.sql("select count(*) from messages.outbox where about = any (:wishes)")
                .param("wishes", wishes)
                .query(Long.class)
                .single();
    }
}
