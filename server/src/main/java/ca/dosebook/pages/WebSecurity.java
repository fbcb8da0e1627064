package ca.dosebook.pages;

import ca.dosebook.kernel.Language;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.util.unit.DataSize;

/** What stands before every page, in this order: headers, the origin of a form, its size. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        FilterRegistrationBean<SecurityHeaders> filter = first(new SecurityHeaders(), 0);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filter;
    }

    @Bean
    FilterRegistrationBean<SameOriginFilter> sameOrigin() {
        return first(new SameOriginFilter(), 1);
    }

    @Bean
    FilterRegistrationBean<FormLimits> formLimits(
            @Value("${server.tomcat.max-http-form-post-size}") DataSize maximum,
            ObjectProvider<Pages.UploadLimit> uploads) {
        return first(new FormLimits(maximum.toBytes(), () -> uploads.stream().toList()), 2);
    }

    /**
     * Nothing but the firewall for malformed addresses: no page asks this chain who somebody is. Residents do not log in,
     * staff are let in by {@code access}, endpoint by endpoint; headers and origin are seen to above.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain firewallOnly() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }

    @Bean
    Pages.Prepared busyPage(Pages pages, Frames frames) {
        return new Pages.Prepared(pages.lastResort(frames.of(Language.EN), frames.of(Language.FR), "pages.error.busy"));
    }

    /** After the filters that restore the host and the encoding, which are at the very front. */
    private static <T extends Filter> FilterRegistrationBean<T> first(T filter, int place) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + place);
        return registration;
    }
}
