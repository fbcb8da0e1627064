package ca.dosebook.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * A page ready to be sent. It is rendered whole before its first byte leaves, so a failure becomes an error page and
 * never half a page. By default no cache may keep it, since most pages show what a person typed.
 */
public final class Page implements View {

    private final TemplateEngine templates;
    private final String template;
    private final Frame frame;
    private final Object content;
    private final HttpStatus status;
    private final String caching;

    Page(TemplateEngine templates, String template, Frame frame, Object content, HttpStatus status, String caching) {
        this.templates = templates;
        this.template = template;
        this.frame = frame;
        this.content = content;
        this.status = status;
        this.caching = caching;
    }

    public Page status(HttpStatus other) {
        return new Page(templates, template, frame, content, other, caching);
    }

    /** Lets every cache keep it for so long (whole seconds): only for a page that is the same for everyone. */
    public Page publicFor(Duration age) {
        return new Page(templates, template, frame, content, status, "public, max-age=" + age.toSeconds());
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", Map.of("frame", frame, "t", frame.t(), "page", content), output);
        response.setStatus(status.value());
        response.setContentType(getContentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    @Override
    public String toString() {
        return "Page[" + template + " " + frame + "]";
    }
}
