package ca.dosebook.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail server that speaks just enough SMTP to be unkind: it answers every recipient the same, or says nothing at all. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final @Nullable String answerToRecipient;

    private ScriptedServer(@Nullable String answerToRecipient) throws IOException {
        this.answerToRecipient = answerToRecipient;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static ScriptedServer answeringRecipients(String answer) throws IOException {
        return new ScriptedServer(answer);
    }

    /** Accepts connections and never says a word. */
    static ScriptedServer silent() throws IOException {
        return new ScriptedServer(null);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException ignored) {
                // The client hung up, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        if (answerToRecipient == null) {
            in.readLine();
            return;
        }
        var out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            say(out, line.startsWith("RCPT") ? answerToRecipient : line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
