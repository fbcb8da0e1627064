package ca.dosebook.rehearsal.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections to the nodes, lent for one request each, as a balancer does it: the nodes see its connections, not each
 * browser's. There is no limit: as many are open as requests are under way.
 */
public final class Connections implements Http, AutoCloseable {

    private final List<Address> nodes;
    private final List<ConcurrentLinkedDeque<Connection>> idle;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param nodes each gets its share in turn */
    public Connections(List<Address> nodes) {
        this.nodes = nodes;
        this.idle = nodes.stream()
                .map(node -> new ConcurrentLinkedDeque<Connection>())
                .toList();
    }

    /** The next node, in turn. */
    public int anyNode() {
        return Math.floorMod(turn.getAndIncrement(), nodes.size());
    }

    /** The way to one node; a browser that keeps it stays with this node. */
    public Http to(int node) {
        return new Http() {
            @Override
            public Answer get(String path, String cookies) throws IOException {
                return lent(node, http -> http.get(path, cookies));
            }

            @Override
            public Answer post(String path, String cookies, String form) throws IOException {
                return lent(node, http -> http.post(path, cookies, form));
            }
        };
    }

    @Override
    public Answer get(String path, String cookies) throws IOException {
        return to(anyNode()).get(path, cookies);
    }

    @Override
    public Answer post(String path, String cookies, String form) throws IOException {
        return to(anyNode()).post(path, cookies, form);
    }

    private interface Request {
        Answer over(Connection http) throws IOException;
    }

    private Answer lent(int node, Request request) throws IOException {
        Connection known = idle.get(node).pollFirst();
        Connection http = known == null ? new Connection(nodes.get(node)) : known;
        try {
            return request.over(http);
        } finally {
            // Broken or not: a broken one was closed and opens anew.
            idle.get(node).addFirst(http);
        }
    }

    @Override
    public void close() {
        idle.forEach(connections -> {
            for (Connection http = connections.pollFirst(); http != null; http = connections.pollFirst()) {
                http.close();
            }
        });
    }
}
