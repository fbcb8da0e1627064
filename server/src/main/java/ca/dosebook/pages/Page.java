package ca.dosebook.pages;

import ca.dosebook.pages.zipping.Zip;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
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
    private final Manner manner;

    /** How it is sent. */
    record Manner(
            HttpStatus status, String caching, @Nullable String policy) {}

    Page(TemplateEngine templates, String template, Frame frame, Object content, Manner manner) {
        this.templates = templates;
        this.template = template;
        this.frame = frame;
        this.content = content;
        this.manner = manner;
    }

    public Page status(HttpStatus other) {
        return with(new Manner(other, manner.caching(), manner.policy()));
    }

    /** Lets every cache keep it for so long (whole seconds): only for a page that is the same for everyone. */
    public Page publicFor(Duration age) {
        return with(new Manner(manner.status(), "public, max-age=" + age.toSeconds(), manner.policy()));
    }

    /** Lets the browser run a file of {@code static/} that the template names: where nothing else will do. */
    public Page withOwnScript() {
        return with(new Manner(manner.status(), manner.caching(), SecurityHeaders.WITH_OWN_SCRIPT));
    }

    /** The same for a file that also asks this site how things stand. */
    public Page withOwnAskingScript() {
        return with(new Manner(manner.status(), manner.caching(), SecurityHeaders.WITH_OWN_ASKING_SCRIPT));
    }

    /** The same for a page that works without network, by {@link Pages#worker}. */
    public Page withOwnWorker() {
        return with(new Manner(manner.status(), manner.caching(), SecurityHeaders.WITH_OWN_WORKER));
    }

    private Page with(Manner other) {
        return new Page(templates, template, frame, content, other);
    }

    /** What the page says is wrong with the form on it. */
    public FormErrors errors() {
        return frame.errors();
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
        response.setStatus(manner.status().value());
        response.setContentType(getContentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, manner.caching());
        if (manner.policy() != null) {
            response.setHeader(SecurityHeaders.POLICY_HEADER, manner.policy());
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var page = new ByteArrayOutputStream(output.getContentLength());
        output.writeTo(page);
        byte[] bytes = page.toByteArray();
        if (Zip.isWorthIt(bytes, request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            bytes = Zip.zip(bytes);
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @Override
    public String toString() {
        return "Page[" + template + " " + frame + "]";
    }
}
