package ca.dosebook.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A confirmed booking is changed with its reference only. A question of the way there that is answered again, in another
 * tab or after the back button, leads to the booking as it is: otherwise the answers and the booking would differ.
 */
@Component
class AfterConfirming implements HandlerInterceptor, WebMvcConfigurer {

    private final Drafts drafts;

    AfterConfirming(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/en/book/**", "/fr/book/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!HttpMethod.POST.matches(request.getMethod()) || drafts.of(request).confirmed() == null) {
            return true;
        }
        String language = request.getRequestURI().substring(1, 3);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/" + language + "/book/done");
        return false;
    }
}
