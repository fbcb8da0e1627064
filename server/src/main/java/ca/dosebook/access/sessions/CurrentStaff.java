package ca.dosebook.access.sessions;

import ca.dosebook.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
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

/**
 * Who the door let in, for the rest of the request: as the parameter {@link SignedIn}, {@link SigningIn} or {@link Entry}
 * of a controller's method, and for the frame of the page.
 */
@Component
public class CurrentStaff implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String ENTRY = Entry.class.getName();

    CurrentStaff() {}

    static void set(HttpServletRequest request, Entry entry) {
        request.setAttribute(ENTRY, entry);
        if (entry instanceof Entry.Inside inside) {
            request.setAttribute(SignedIn.class.getName(), inside.staff());
        }
    }

    /** Who is signed in; empty on pages that are for everyone and not the staff's. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        return entry(request) instanceof Entry.Inside inside ? Optional.of(inside.staff()) : Optional.empty();
    }

    private static Entry entry(HttpServletRequest request) {
        return request.getAttribute(ENTRY) instanceof Entry entry ? entry : new Entry.Nobody();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == SignedIn.class || type == SigningIn.class || type == Entry.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        Entry entry = entry(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        Class<?> type = parameter.getParameterType();
        if (type == Entry.class) {
            return entry;
        }
        if (type == SignedIn.class && entry instanceof Entry.Inside inside) {
            return inside.staff();
        }
        if (type == SigningIn.class && entry instanceof Entry.OnTheWay onTheWay) {
            return onTheWay.signingIn();
        }
        throw new IllegalStateException("the endpoint does not need " + type.getSimpleName());
    }
}
