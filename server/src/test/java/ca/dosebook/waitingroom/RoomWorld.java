package ca.dosebook.waitingroom;

import ca.dosebook.secrets.Secrets;
import ca.dosebook.secrets.SecretsFixture;
import ca.dosebook.testing.SettableClock;
import ca.dosebook.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A waiting room of several nodes on one database, second by second. */
final class RoomWorld implements AutoCloseable {

    static final Instant EIGHT = Instant.parse("2021-03-15T12:00:00Z");
    static final Settings SETTINGS = new Settings(Duration.ofHours(1), Duration.ofMillis(300), 1000, 10, 0);

    final TestDatabase database = TestDatabase.fresh();
    final SettableClock clock;
    final List<Instant> openings = new ArrayList<>();
    long free = 100;
    private final Secrets secrets = SecretsFixture.fresh();
    private final List<Node> nodes = new ArrayList<>();

    RoomWorld(Instant now) {
        this.clock = SettableClock.at(now);
    }

    /** One node; its line to the database can be cut. */
    static final class Node {
        final Pressure pressure = new Pressure();
        final Heartbeat heartbeat;
        final WaitingRoom room;
        final RoomStore store;
        private final Cable cable;

        Node(RoomWorld world) {
            cable = new Cable(world.database);
            store = new RoomStore(JdbcClient.create(cable));
            var outlook =
                    new StaticListableBeanFactory(Map.of("outlook", world.outlook())).getBeanProvider(Outlook.class);
            heartbeat = new Heartbeat(
                    store,
                    new TransactionTemplate(new JdbcTransactionManager(cable)),
                    outlook,
                    pressure,
                    SETTINGS,
                    world.clock);
            room = new WaitingRoom(heartbeat, store, new Seals(world.secrets), pressure, world.clock);
            heartbeat.beat();
        }

        void isCutOff(boolean cut) {
            cable.cut = cut;
        }

        long place(Ticket ticket) {
            return switch (room.standing(ticket)) {
                case Standing.InLine(long place, long ahead, Duration wait) -> place;
                case Standing.AtTheFront(long place) -> place;
                case Standing.BeingCounted ignored -> -1;
                case Standing.Gathered ignored -> -2;
            };
        }

        boolean letsIn(Ticket ticket) {
            return room.enter(Optional.empty(), Optional.of(ticket)) instanceof Entrance.In;
        }
    }

    private static final class Cable extends DelegatingDataSource {
        private volatile boolean cut;

        Cable(TestDatabase database) {
            super(database.dataSource());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (cut) {
                throw new SQLException("the database is away", "08001");
            }
            return super.getConnection();
        }
    }

    private Outlook outlook() {
        return new Outlook() {
            @Override
            public List<Instant> openings(Instant after) {
                return openings.stream().filter(one -> one.isAfter(after)).toList();
            }

            @Override
            public Map<String, Long> freePlaces() {
                return Map.of("2241", free);
            }
        };
    }

    Node node() {
        Node node = new Node(this);
        nodes.add(node);
        return node;
    }

    /** It is gone without a word. */
    void kill(Node node) {
        nodes.remove(node);
    }

    /** A second passes, and every node writes and reads twice: the second time it knows what the others wrote. */
    void second() {
        clock.advance(Duration.ofSeconds(1));
        nodes.forEach(node -> node.heartbeat.beat());
        nodes.forEach(node -> node.heartbeat.beat());
    }

    void seconds(int many) {
        for (int i = 0; i < many; i++) {
            second();
        }
    }

    /** The operator wants people to wait. */
    void isShut() {
        nodes.getFirst().store.wish(new Room.Wish(Room.Mode.SHUT, OptionalInt.of(0)), new UUID(0, 1), clock.instant());
        seconds(2);
    }

    void admits(int perMinute) {
        nodes.getFirst()
                .store
                .wish(new Room.Wish(Room.Mode.SHUT, OptionalInt.of(perMinute)), new UUID(0, 1), clock.instant());
    }

    @Override
    public void close() {
        database.close();
    }
}
