package ca.dosebook.rehearsal.play;

import ca.dosebook.rehearsal.client.Address;
import ca.dosebook.rehearsal.machine.Processors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The rehearsal that an installation prepared: plays where it says, and hands the report in there. */
final class GuestStage implements Stage {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String main;
    private final String key;
    private final List<Address> nodes;

    /** @param main the installation's address, or that of a server in rehearsal scope itself */
    GuestStage(String main, String key) throws IOException {
        this.main = main.replaceAll("/+$", "");
        this.key = key;
        this.nodes = Arrays.stream(plays().split(","))
                .map(url -> Address.of(url.strip(), key))
                .toList();
        for (Address node : nodes) {
            Stage.check(node);
        }
    }

    /** Where the installation's rehearsal is; itself when it is one. */
    private String plays() throws IOException {
        HttpResponse<String> answer = send(request("/rehearsal").GET());
        if (answer.statusCode() != 200) {
            return main;
        }
        try {
            String named = Stage.text(JSON.readTree(answer.body()), "plays");
            return named.isEmpty() ? main : named;
        } catch (JacksonException e) {
            throw new IOException(main + " answered something else than an installation in rehearsal does.", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(main + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Rehearsal " + key)
                .header("Dosebook-Rehearsal", key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public List<Address> nodes() {
        return nodes;
    }

    @Override
    public Optional<Processors> used() {
        return Optional.empty();
    }

    @Override
    public void kill(String what) {
        throw new IllegalStateException("only what we started is ours to kill");
    }

    @Override
    public void handIn(String report) throws IOException {
        HttpResponse<String> answer = send(request("/rehearsal/result")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the report was not taken: " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
