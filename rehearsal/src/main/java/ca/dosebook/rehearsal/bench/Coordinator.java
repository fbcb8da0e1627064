package ca.dosebook.rehearsal.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;

/** The demo's coordinator of Kingston, with lists of people to upload. */
final class Coordinator implements AutoCloseable {

    private static final String BOUNDARY = "----dosebook-rehearsal";

    private final StaffBrowser browser;

    Coordinator(int port, Clock clock) {
        this.browser = new StaffBrowser(port, "coordinator", clock);
    }

    void signIn() throws IOException {
        browser.signIn();
    }

    /** @return the address of the list's page */
    String upload(String name, byte[] file) throws IOException {
        var body = new ByteArrayOutputStream(file.length + 500);
        body.writeBytes(part("name", "", name));
        body.writeBytes(part("list", "; filename=\"list.csv\"\r\nContent-Type: text/csv", ""));
        // The part of the file ends with the line end of an empty text, which belongs after the file.
        byte[] head = Arrays.copyOf(body.toByteArray(), body.size() - 2);
        body.reset();
        body.writeBytes(head);
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(
                "/en/console/invitations/cohorts/upload",
                "multipart/form-data; boundary=" + BOUNDARY,
                body.toByteArray(),
                "/en/console/invitations/cohorts/");
    }

    String page(String path) throws IOException {
        return browser.page(path);
    }

    private static byte[] part(String name, String more, String content) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                        + content + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
