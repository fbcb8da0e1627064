package ca.dosebook.rehearsal.client;

import java.net.URI;

/**
 * Where a server listens, and the key of its rehearsal.
 *
 * @param host a name or an IPv4 address
 * @param key sent with every request; empty for none
 */
public record Address(String host, int port, String key) {

    public static Address here(int port) {
        return new Address("127.0.0.1", port, "");
    }

    /** @param url {@code http://host:port}; this tool speaks no TLS, which the balancer of an installation ends */
    public static Address of(String url, String key) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("not an address of the form http://host:port: " + url);
        }
        return new Address(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), key);
    }

    public Address withKey(String other) {
        return new Address(host, port, other);
    }

    /** The key opens a rehearsal: it is nobody's business in a log. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
