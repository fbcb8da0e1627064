package ca.dosebook.pages.crowds;

import ca.dosebook.pages.Pages;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where turns are taken: after the headers, the origin and the size of a form, so that no slow sender keeps one. */
@Configuration(proxyBeanMethods = false)
class CrowdConfiguration {

    private static final int AFTER_THE_FORM_IS_READ = 15;

    @Bean
    FilterRegistrationBean<TurnFilter> turns(
            Pages.Prepared busyPage,
            @Value("${dosebook.requests.at-once:128}") int atOnce,
            @Value("${dosebook.requests.waiting:2000}") int mostWaiting,
            @Value("${dosebook.requests.longest-wait:3s}") Duration longest) {
        Turns turns = new Turns(atOnce, mostWaiting, longest);
        return at(AFTER_THE_FORM_IS_READ, new TurnFilter(turns, busyPage.html()));
    }

    @Bean
    FilterRegistrationBean<HealthFilter> health(ObjectProvider<Farewell> farewell, Clock clock) {
        return at(0, new HealthFilter(() -> farewell.getObject().takesRequests(), clock));
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int place, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
