package ca.dosebook.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the role that runs the application may do with the tables that the owning role made: read, insert, change and
 * delete rows, and in a table whose comment begins with {@code append-only} read and insert alone. It may neither make
 * nor change tables, so that a hole in the application cannot rewrite the audit log or take a constraint away.
 *
 * <p>Given anew after every migration; where nothing is to be changed, nothing is written.
 */
public final class DatabaseRights {

    private static final String WRONG = """
            with ours as (
              select c.oid, n.nspname, c.relname,
                     coalesce(obj_description(c.oid, 'pg_class'), '') like 'append-only%' as append_only
                from pg_class as c
                join pg_namespace as n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p', 'v', 'm')
                 and n.nspowner = (select oid from pg_roles where rolname = current_user)
                 and n.nspname not like 'pg\\_%' and n.nspname not in ('public', 'information_schema')
            )
            select 1 as turn, format('grant usage on schema %I to %I', nspname, role) as statement
              from ours, (select cast(? as text) as role) as to_whom
             where not has_schema_privilege(role, nspname, 'usage')
             union
            select 2, format('grant select, insert on %I.%I to %I', nspname, relname, role)
              from ours, (select cast(? as text) as role) as to_whom
             where not (has_table_privilege(role, oid, 'select') and has_table_privilege(role, oid, 'insert'))
             union
            select 3, format('grant update, delete on %I.%I to %I', nspname, relname, role)
              from ours, (select cast(? as text) as role) as to_whom
             where not append_only
               and not (has_table_privilege(role, oid, 'update') and has_table_privilege(role, oid, 'delete'))
             union
            select 4, format('revoke update, delete, truncate on %I.%I from %I', nspname, relname, role)
              from ours, (select cast(? as text) as role) as to_whom
             where append_only
               and (has_table_privilege(role, oid, 'update') or has_table_privilege(role, oid, 'delete')
                    or has_table_privilege(role, oid, 'truncate'))
             order by 1, 2""";

    private DatabaseRights() {}

    /**
     * Gives the application's role its rights.
     *
     * @param owner connections of the role that owns the tables
     * @param role the application's; must exist
     * @return whether the two are different roles; if not, nothing is done and nothing protects the tables
     */
    public static boolean give(DataSource owner, String role) {
        try (Connection connection = owner.getConnection()) {
            if (ownerOf(connection).equals(role)) {
                return false;
            }
            connection.setAutoCommit(false);
            for (String statement : wrong(connection, role)) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute(statement);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the rights of the role " + role + " could not be given", e);
        }
    }

    private static String ownerOf(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> wrong(Connection connection, String role) throws SQLException {
        List<String> statements = new ArrayList<>();
        // Nodes that start at the same moment take turns: two grants at once on one table fail.
        try (Statement sql = connection.createStatement()) {
            sql.execute("select pg_advisory_xact_lock(hashtext('dosebook rights'))");
        }
        try (PreparedStatement sql = connection.prepareStatement(WRONG)) {
            for (int i = 1; i <= 4; i++) {
                sql.setString(i, role);
            }
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString("statement"));
                }
            }
        }
        return statements;
    }
}
