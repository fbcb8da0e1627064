package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.days.Day;
import ca.dosebook.rehearsal.report.HtmlReport;
import ca.dosebook.rehearsal.report.Moment;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page on this machine that shows how the play goes and loads itself again. Nobody's data is on it. */
final class LivePage implements AutoCloseable {

    private final HttpServer server;
    private final Day day;
    private final List<Moment> moments = new ArrayList<>();

    private LivePage(HttpServer server, Day day) {
        this.server = server;
        this.day = day;
    }

    /** @param port 0 for any free one */
    static LivePage open(int port, Day day) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4);
        LivePage page = new LivePage(server, day);
        server.createContext("/en", exchange -> page.answer(exchange, "en"));
        server.createContext("/fr", exchange -> page.answer(exchange, "fr"));
        server.createContext("/", LivePage::toEnglish);
        server.start();
        return page;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/en (/fr)";
    }

    void second(Moment moment) {
        synchronized (moments) {
            moments.add(moment);
        }
    }

    private void answer(HttpExchange exchange, String language) throws IOException {
        List<Moment> shown;
        synchronized (moments) {
            shown = List.copyOf(moments);
        }
        String title = day.title().getOrDefault(language, day.name());
        byte[] page = HtmlReport.live(title, shown, language).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, page.length);
        try (var out = exchange.getResponseBody()) {
            out.write(page);
        }
    }

    private static void toEnglish(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/en");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
