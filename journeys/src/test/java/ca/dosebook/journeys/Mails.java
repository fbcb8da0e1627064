package ca.dosebook.journeys;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The mails that a server without a mail server has laid down as files. */
record Mails(Path directory) {

    /** The whole of each mail to this address, headers and every part, as it is read. */
    List<String> to(String address) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(Mails::read)
                    .filter(mail -> mail.contains(address))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Headers and every part of a mail, decoded. */
    static String text(MimeMessage mail) throws IOException, MessagingException {
        StringBuilder text = new StringBuilder();
        mail.getAllHeaderLines()
                .asIterator()
                .forEachRemaining(line -> text.append(line).append('\n'));
        append(text, mail);
        return text.toString();
    }

    private static String read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return text(new MimeMessage(Session.getInstance(new Properties()), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(file + " is not a mail", e);
        }
    }

    private static void append(StringBuilder text, Part part) throws IOException, MessagingException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                append(text, parts.getBodyPart(i));
            }
        } else if (content instanceof InputStream bytes) {
            text.append(new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } else {
            text.append(content);
        }
    }
}
