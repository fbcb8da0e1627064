package ca.dosebook.booking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections of which one commits and then breaks, when asked to: whoever committed cannot know that it is done. */
final class LosesAnswers extends DelegatingDataSource {

    private final AtomicBoolean next = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();

    LosesAnswers(DataSource database) {
        super(database);
    }

    void loseTheNextAnswer() {
        next.set(true);
    }

    int lost() {
        return lost.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(connection, arguments);
                        if (method.getName().equals("commit") && next.getAndSet(false)) {
                            lost.incrementAndGet();
                            throw new SQLException("the connection broke", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
