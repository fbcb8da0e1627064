package ca.dosebook.rehearsals.scope;

import ca.dosebook.kernel.StartupProblem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the key before everything else. */
@Configuration(proxyBeanMethods = false)
@WhenRehearsing
class ScopeConfiguration {

    private static final int SHORTEST_KEY = 32;

    @Bean
    FilterRegistrationBean<KeyFilter> rehearsalKey(@Value("${dosebook.rehearsal.key}") String key) {
        if (key.strip().length() < SHORTEST_KEY) {
            throw new StartupProblem(
                    "The setting dosebook.rehearsal.key is too short: write a random secret of at least " + SHORTEST_KEY
                            + " characters, or leave it out to serve residents.");
        }
        var filter = new FilterRegistrationBean<>(new KeyFilter(key.strip()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
