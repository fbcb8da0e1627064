package ca.dosebook.pages;

import ca.dosebook.kernel.ForEveryone;
import ca.dosebook.wording.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/**
 * Every refusal and failure that no page answers itself: says what is true and what to do, with the phone line, and
 * nothing of the exception. A program that asks for JSON gets a problem (RFC 9457).
 */
@Controller
@ForEveryone
class ErrorPages implements ErrorController {

    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 413, 415, 500, 503);

    private static final Pattern BELOW_A_PAGE = Pattern.compile("(/(?:en|fr)(?:/[A-Za-z0-9-]+)*)/[A-Za-z0-9-]+");

    private final Pages pages;
    private final Frames frames;

    ErrorPages(Pages pages, Frames frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    View error(HttpServletRequest request) {
        HttpStatus status = status(request);
        Optional<String> parent = parentOfAForm(status, request);
        if (parent.isPresent()) {
            return Pages.seeOther(parent.get());
        }
        // An address that was refused as malformed, or a form, cannot be asked for again in the other language.
        boolean repeatable = status != HttpStatus.BAD_REQUEST && "GET".equals(method(request));
        Frame frame = repeatable ? frames.of(request) : frames.withoutAddress(request);
        ErrorPage page = explanation(status, frame, request);
        if (wantsJson(request)) {
            return problem(status, page);
        }
        Page full = pages.page("pages/error", frame.title(page.heading()), page).status(status);
        return (model, asked, response) -> {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            full.render(model, asked, response);
        };
    }

    /**
     * Where to send a browser that opens what takes forms only: someone loads the page that answered a form again, or reads
     * it in the other language. The page above knows where they are.
     */
    private static Optional<String> parentOfAForm(HttpStatus status, HttpServletRequest request) {
        if (status != HttpStatus.METHOD_NOT_ALLOWED
                || !"GET".equals(method(request))
                || wantsJson(request)
                || !(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address)) {
            return Optional.empty();
        }
        Matcher form = BELOW_A_PAGE.matcher(address);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** Staff are told in their own words where those for the public would not be true. */
    private static ErrorPage explanation(HttpStatus status, Frame frame, HttpServletRequest request) {
        Texts t = frame.t();
        int code = EXPLAINED.contains(status.value()) ? status.value() : family(status);
        String forStaff = "pages.error.staff." + code;
        boolean foreign = request.getAttribute(SameOriginFilter.FOREIGN) != null;
        String key =
                frame.staff() != null && !foreign && t.has(forStaff + ".heading") ? forStaff : "pages.error." + code;
        return new ErrorPage(t.of(key + ".heading"), t.of(key + ".why"), t.of(key + ".next"), frame.home());
    }

    /** As it was asked: the error page itself is always got. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked
                ? asked
                : request.getMethod();
    }

    private static HttpStatus status(HttpServletRequest request) {
        // Without the attribute someone asked for the error page itself: there is no such page.
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        HttpStatus status = HttpStatus.resolve(code);
        return status == null || !status.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static int family(HttpStatus status) {
        return status.is4xxClientError() ? 400 : 500;
    }

    private static boolean wantsJson(HttpServletRequest request) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
            return !accepted.isEmpty()
                    && accepted.stream()
                            .allMatch(type -> "json".equals(type.getSubtype())
                                    || type.getSubtype().endsWith("+json"));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static View problem(HttpStatus status, ErrorPage page) {
        String json = "{\"type\":\"about:blank\",\"title\":%s,\"status\":%d,\"detail\":%s}"
                .formatted(quoted(page.heading()), status.value(), quoted(page.explanation() + " " + page.next()));
        return (model, request, response) -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
