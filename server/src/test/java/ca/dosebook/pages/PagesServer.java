package ca.dosebook.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The module alone on a real port, without a database. */
final class PagesServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private PagesServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static PagesServer start(Class<?>... controllers) {
        List<Class<?>> sources = new ArrayList<>(List.of(controllers));
        sources.add(Module.class);
        return new PagesServer(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .properties("server.address=127.0.0.1")
                .run("--server.port=" + System.getProperty("gallery.port", "0")));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not a component itself, so that the whole product does not find it. */
    @EnableAutoConfiguration(
            exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
            excludeName = "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration")
    @ComponentScan(excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
    private static final class Module {}
}
