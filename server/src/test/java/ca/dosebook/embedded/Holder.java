package ca.dosebook.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A process of its own that holds a data directory and writes rows until it is killed, each printed once committed. */
final class Holder {

    private Holder() {}

    public static void main(String[] args) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Map.of());
        System.out.println(postgres.pid());
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(), postgres.owner(), postgres.password());
                var create = connection.prepareStatement("create table acknowledged (id uuid primary key)");
                var insert = connection.prepareStatement("insert into acknowledged (id) values (?)")) {
            create.execute();
            while (true) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.executeUpdate();
                System.out.println(id);
            }
        }
    }
}
