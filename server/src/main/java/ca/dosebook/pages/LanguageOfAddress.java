package ca.dosebook.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/** Makes the language of the address that of the whole request, and of the header {@code Content-Language}. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class LanguageOfAddress implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Frames.language(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the address decides the language");
    }
}
