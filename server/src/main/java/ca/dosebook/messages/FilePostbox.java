package ca.dosebook.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

/**
 * Writes each mail into a file that any mail program opens. The file is named by the message, so a second attempt after
 * a crash replaces the first. Only the user who runs Dosebook can read it.
 */
final class FilePostbox implements Postbox {

    private static final FileAttribute<?>[] NOBODY_ELSE_READS = mode("rw-------");
    private static final FileAttribute<?>[] NOBODY_ELSE_ENTERS = mode("rwx------");

    private final Delivery.ToFiles delivery;
    private final Session session = Session.getInstance(new Properties());

    FilePostbox(Path directory) {
        this.delivery = new Delivery.ToFiles(directory.toAbsolutePath().normalize());
    }

    @Override
    public Delivery delivery() {
        return delivery;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Line open() throws DeliveryFailure {
        try {
            Files.createDirectories(delivery.directory(), NOBODY_ELSE_ENTERS);
            return new FileLine(delivery);
        } catch (IOException e) {
            throw new DeliveryFailure(DeliveryProblem.DISK);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private record FileLine(Delivery.ToFiles delivery) implements Line {

        @Override
        public void send(MimeMessage mail) throws DeliveryFailure {
            try {
                var bytes = new ByteArrayOutputStream();
                mail.writeTo(bytes);
                Path whole = delivery.fileOf(Letter.messageIdOf(mail));
                Path part = Files.createTempFile(delivery.directory(), ".mail-", ".part", NOBODY_ELSE_READS);
                try (var file = FileChannel.open(part, Set.of(StandardOpenOption.WRITE))) {
                    var buffer = ByteBuffer.wrap(bytes.toByteArray());
                    while (buffer.hasRemaining()) {
                        file.write(buffer);
                    }
                    file.force(true);
                }
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new DeliveryFailure(DeliveryProblem.DISK);
            } catch (MessagingException e) {
                throw new DeliveryFailure(DeliveryProblem.NOT_COMPOSED);
            }
        }

        @Override
        public void close() {}
    }
}
