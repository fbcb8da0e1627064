package ca.dosebook.rehearsals;

import ca.dosebook.rehearsals.Databases.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The same product once more in this process, in rehearsal scope: a port, a database, keys and a directory of its own. It
 * shares the processor, the memory and the database server with the real one, and nothing else.
 */
@Component
class SecondApplication {

    private static final List<String> TAKEN_OVER =
            List.of("dosebook.help-phone", "dosebook.staff.help-phone", "dosebook.mail.from");

    private final ApplicationContext first;
    private final Databases databases;

    SecondApplication(ApplicationContext first, Databases databases) {
        this.first = first;
        this.databases = databases;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @param data the directory for its keys and its log
     * @return what runs, to be closed
     */
    ConfigurableApplicationContext start(String key, int port, Path data) {
        Class<?> product = ClassUtils.getUserClass(first.getBeansWithAnnotation(SpringBootApplication.class)
                .values()
                .iterator()
                .next());
        var application = new SpringApplication(product);
        application.setRegisterShutdownHook(false);
        // The log is the process's: a second setting up would take it away from the first.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        Map<String, TypeExcludeFilter> leftOut = first.getBeansOfType(TypeExcludeFilter.class);
        application.addInitializers(second -> leftOut.forEach((name, filter) -> {
            if (!second.getBeanFactory().containsSingleton(name)) {
                second.getBeanFactory().registerSingleton(name, filter);
            }
        }));
        return application.run(settings(key, port, data));
    }

    private String[] settings(String key, int port, Path data) {
        Login owner = databases.owner();
        Login user = databases.application();
        Map<String, @Nullable String> settings = new LinkedHashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("spring.datasource.url", databases.url());
        settings.put("spring.datasource.username", user.user());
        settings.put("spring.datasource.password", user.password());
        settings.put("spring.flyway.user", owner.user());
        settings.put("spring.flyway.password", owner.password());
        settings.put("dosebook.data", data.toString());
        settings.put("dosebook.demo", "none");
        settings.put("dosebook.staff.first-administrator", "none");
        settings.put("dosebook.rehearsal.key", key);
        TAKEN_OVER.forEach(name -> settings.put(name, first.getEnvironment().getProperty(name)));
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> {
            if (value != null) {
                words.add("--" + name + "=" + value);
            }
        });
        return words.toArray(String[]::new);
    }
}
