package ca.dosebook.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.dosebook.kernel.Language;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileDeliveryTests {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.fresh();

    private final PostOffice post = new PostOffice(DB, SettableClock.at("2021-03-15T12:00:00Z"));

    @Test
    void without_a_server_mail_lands_in_a_file_that_only_its_owner_reads(@TempDir Path data) throws Exception {
        var postbox = new FilePostbox(data.resolve("mail"));
        post.says.set(Optional.of(new Email("zoe@example.org", "Rendez-vous confirmé", "À bientôt, Zoé.")));
        MessageRequest request = post.enqueue(Language.FR);
        post.courier(postbox).deliver(() -> false);

        assertThat(new Mailroom(postbox).delivery()).isInstanceOfSatisfying(Delivery.ToFiles.class, files -> {
            assertThat(files.directory()).isEqualTo(data.resolve("mail"));
            assertThat(files.fileOf(request.messageId())).exists();
        });
        Path file = data.resolve("mail").resolve(request.messageId() + ".eml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var bytes = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), bytes);
            assertThat(mail.getSubject()).isEqualTo("Rendez-vous confirmé");
            assertThat((String) mail.getContent()).startsWith("À bientôt, Zoé.");
            assertThat(mail.getMessageID()).isEqualTo("<%s@dosebook.example>", request.messageId());
        }
        try (var entries = Files.list(file.getParent())) {
            assertThat(entries).as("nothing half-written is left").containsExactly(file);
        }
    }

    @Test
    void nothing_goes_to_someone_around_whom_there_is_silence(@TempDir Path data) {
        var postbox = new FilePostbox(data.resolve("mail"));
        MessageRequest request = post.enqueue(Language.EN);

        post.silent.set(true);
        post.courier(postbox).deliver(() -> false);

        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.NOT_NEEDED);
        assertThat(data.resolve("mail").resolve(request.messageId() + ".eml")).doesNotExist();
    }

    @Test
    void what_is_withdrawn_while_it_waits_is_not_sent_and_nothing_else_is_held_back(@TempDir Path data) {
        var postbox = new FilePostbox(data.resolve("mail"));
        MessageRequest withdrawn = post.enqueue(Language.EN);
        MessageRequest other = post.enqueue(Language.EN);

        post.outbox.withdraw(PostOffice.KIND, withdrawn.about());
        post.outbox.withdraw(new MessageKind("another.kind"), other.about());
        post.courier(postbox).deliver(() -> false);

        assertThat(post.status(withdrawn).state()).isEqualTo(MessageStatus.State.NOT_NEEDED);
        assertThat(post.status(other).state()).isEqualTo(MessageStatus.State.SENT);
        post.outbox.withdraw(PostOffice.KIND, other.about());
        assertThat(post.status(other).state()).isEqualTo(MessageStatus.State.SENT);
    }

    @Test
    void what_is_withdrawn_on_its_way_counts_as_sent_when_it_left_and_is_not_tried_again_when_it_did_not(
            @TempDir Path data) throws Exception {
        MessageRequest leaves = post.enqueue(Language.EN);
        post.courier(new FilePostbox(data.resolve("mail")), withdrawingItself()).deliver(() -> false);
        assertThat(post.status(leaves).state()).isEqualTo(MessageStatus.State.SENT);

        Path taken = Files.writeString(data.resolve("taken"), "a file where the directory should be");
        MessageRequest stays = post.enqueue(Language.EN);
        post.courier(new FilePostbox(taken), withdrawingItself()).deliver(() -> false);
        assertThat(post.status(stays).state()).isEqualTo(MessageStatus.State.NOT_NEEDED);
    }

    /** As when somebody withdraws the message at the moment it is written. */
    private MessageComposer withdrawingItself() {
        return PostOffice.composer(request -> {
            post.outbox.withdraw(PostOffice.KIND, request.about());
            return post.says.get();
        });
    }

    @Test
    void a_directory_that_cannot_be_written_makes_messages_wait(@TempDir Path data) throws Exception {
        Path taken = Files.writeString(data.resolve("mail"), "a file where the directory should be");
        MessageRequest request = post.enqueue(Language.EN);
        post.courier(new FilePostbox(taken)).deliver(() -> false);
        assertThat(post.status(request).state()).isEqualTo(MessageStatus.State.WAITING);
        assertThat(post.status(request).problem()).isEqualTo(DeliveryProblem.DISK);
    }
}
