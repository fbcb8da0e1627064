package ca.dosebook.portal.counting;

import ca.dosebook.kernel.Language;
import ca.dosebook.pages.FormErrors.FormError;
import ca.dosebook.pages.Page;
import ca.dosebook.portal.Draft;
import ca.dosebook.portal.Drafts;
import ca.dosebook.portal.Step;
import ca.dosebook.portal.Ways;
import ca.dosebook.reporting.JourneyCounters;
import ca.dosebook.reporting.JourneyPage;
import ca.dosebook.reporting.Sitting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts the pages of a booking that were shown, and what they said was wrong, by the key of the words. Adds to numbers in
 * memory and nothing else: microseconds a page.
 */
@Component
class PageCounts implements HandlerInterceptor, WebMvcConfigurer {

    private final JourneyCounters counters;
    private final Ways ways;
    private final ErrorKeys keys;

    PageCounts(JourneyCounters counters, Ways ways, ErrorKeys keys) {
        this.counters = counters;
        this.ways = ways;
        this.keys = keys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/en/book/**", "/fr/book/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        Optional<JourneyPage> page = page(request.getRequestURI().substring(3));
        if (page.isEmpty() || answer == null || !(answer.getView() instanceof Page view)) {
            return;
        }
        Language language = request.getRequestURI().startsWith("/fr") ? Language.FR : Language.EN;
        Sitting sitting = ways.sitting(request, Drafts.readBy(request).orElseGet(Draft::empty));
        if (HttpMethod.GET.matches(request.getMethod())) {
            counters.shown(sitting, page.get());
        }
        view.errors().list().stream()
                .map(FormError::text)
                .flatMap(text -> keys.of(language, text).stream())
                .distinct()
                .forEach(key -> counters.refused(sitting, page.get(), key));
    }

    /** @param path without the language */
    static Optional<JourneyPage> page(String path) {
        if (path.startsWith("/book/dose/")) {
            return Optional.of(JourneyPage.DOSES);
        }
        return switch (path) {
            case "/book/confirm" -> Optional.of(JourneyPage.CHECK);
            case "/book/done" -> Optional.of(JourneyPage.DONE);
            // Others, such as the one that keeps a place longer, are no pages of their own.
            default ->
                Stream.of(Step.values())
                        .filter(step -> step.path().equals(path))
                        .findFirst()
                        .map(Ways::page);
        };
    }
}
