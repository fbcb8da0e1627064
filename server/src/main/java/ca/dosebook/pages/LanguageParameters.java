package ca.dosebook.pages;

import ca.dosebook.kernel.Language;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method its {@link Frame}, {@link Texts} or {@link Language}, from the address of the request. */
@Component
class LanguageParameters implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Frames frames;

    LanguageParameters(Frames frames) {
        this.frames = frames;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Frame.class || type == Texts.class || type == Language.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        Frame frame = frames.of(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        Class<?> type = parameter.getParameterType();
        if (type == Frame.class) {
            return frame;
        }
        return type == Texts.class ? frame.t() : frame.language();
    }
}
