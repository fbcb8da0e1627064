package ca.dosebook.console.rollout;

import ca.dosebook.rollout.Rollout;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever decides about the rollout sees it as it is. Residents are answered from memory, which may be a second old; after
 * an act the balancer leads its author to another node, whose memory would still say that booking goes on.
 */
@Component
class AsItIsNow implements HandlerInterceptor, WebMvcConfigurer {

    private static final String[] PAGES = Stream.of("rollout", "requests", "readiness", "clinics/publish")
            .flatMap(page -> Stream.of("/en/console/" + page + "/**", "/fr/console/" + page + "/**"))
            .toArray(String[]::new);

    /** Behind the one that asks who it is. */
    private static final int BEHIND_THE_DOOR = 1;

    private final Rollout rollout;

    AsItIsNow(Rollout rollout) {
        this.rollout = rollout;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns(PAGES).order(BEHIND_THE_DOOR);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        rollout.readAgain();
        return true;
    }
}
