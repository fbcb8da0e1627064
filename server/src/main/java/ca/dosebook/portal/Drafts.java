package ca.dosebook.portal;

import ca.dosebook.secrets.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads and writes the draft of a booking in the resident's browser; a controller method can have it as a parameter. */
@Component
public class Drafts implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** How long typed answers are kept: a night's sleep, and no longer than people expect of a shared computer. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** Under this name a request carries the draft it was read with: it is opened once. */
    private static final String READ = Drafts.class.getName();

    private final SealedCookie<Draft> cookie;
    private final Ways ways;

    Drafts(Secrets secrets, Clock clock, Ways ways) {
        this.cookie = new SealedCookie<>(secrets, "dosebook_draft", Draft.class, new DraftForm(), KEPT, clock);
        this.ways = ways;
    }

    public Draft of(HttpServletRequest request) {
        return readBy(request).orElseGet(() -> {
            Draft draft = cookie.read(request).orElseGet(Draft::empty);
            request.setAttribute(READ, draft);
            return draft;
        });
    }

    /** The draft as this request knows it; empty when nothing has asked for it. */
    public static Optional<Draft> readBy(HttpServletRequest request) {
        return request.getAttribute(READ) instanceof Draft draft ? Optional.of(draft) : Optional.empty();
    }

    public void keep(HttpServletRequest request, HttpServletResponse response, Draft draft) {
        Draft counted = ways.kept(request, of(request), draft);
        request.setAttribute(READ, counted);
        cookie.write(request, response, counted);
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(READ);
        cookie.clear(request, response);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Draft.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }
}
