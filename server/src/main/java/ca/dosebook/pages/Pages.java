package ca.dosebook.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Makes pages from templates. {@code docs/pages.md} shows how a page is written. */
@Component
public class Pages {

    private static final String KEPT_BY_NO_CACHE = "no-store";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "ca.dosebook");

    Pages() {}

    /**
     * The page of a template. Its status is 200, or 422 if the frame has errors.
     *
     * @param template the file below {@code src/main/jte} without its ending: {@code portal/choosing/times}
     * @param content becomes the parameter {@code page} of the template; {@code frame} and {@code t} are given too
     */
    public Page page(String template, Frame frame, Object content) {
        HttpStatus status = frame.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new Page(templates, template, frame, content, new Page.Manner(status, KEPT_BY_NO_CACHE, null));
    }

    /** The page of {@link LastResort}, in both languages. */
    byte[] lastResort(Frame english, Frame french, String key) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render("pages/lastResort.jte", Map.of("english", english, "french", french, "key", key), output);
        return output.toByteArray();
    }

    /**
     * Sends the browser on with a GET, after a form was taken (303).
     *
     * @param address within this site, beginning with one slash
     */
    public static View seeOther(String address) {
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new IllegalArgumentException("not an address of this site: " + address);
        }
        return (model, request, response) -> {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_BY_NO_CACHE);
            response.setHeader(HttpHeaders.LOCATION, address);
        };
    }

    /**
     * A file of bytes, not of text, that the browser opens where it can and that no cache keeps.
     *
     * @param type such as {@code application/pdf}
     * @param name plain ASCII, without anything of a person
     */
    public static View file(byte[] content, String type, String name) {
        return (model, request, response) -> {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setCharacterEncoding((String) null);
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_BY_NO_CACHE);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        };
    }

    /**
     * A file of {@code static/} as the worker of pages that work without network. It answers for the addresses below its own,
     * and may ask this site for files; the browser looks for a newer one each time it starts it.
     */
    public static View worker(String file) {
        byte[] script;
        try (InputStream found = Pages.class.getResourceAsStream("/static/" + file)) {
            script = Objects.requireNonNull(found, file).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return (model, request, response) -> {
            response.setContentType("text/javascript;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_BY_NO_CACHE);
            response.setHeader(SecurityHeaders.POLICY_HEADER, SecurityHeaders.WITH_OWN_WORKER);
            response.setContentLength(script.length);
            response.getOutputStream().write(script);
        };
    }

    /** A page in both languages, made at the start: for whoever answers before anything is known of a request. */
    public record Prepared(byte[] html) {}

    /** Makes the frame of a page for whoever answers before any controller is asked. */
    public interface FrameSource {

        Frame of(HttpServletRequest request);
    }

    /**
     * An address that takes a file larger than a form may be. A bean of a module with such a page. What is sent there is not
     * read before it is known who sends it; the page has to look at every value itself.
     *
     * @param path of the address with its language: {@code /(en|fr)/console/…}
     * @param bytes of everything that is sent at once
     */
    public record UploadLimit(Pattern path, long bytes) {

        boolean isFor(String uri) {
            return path.matcher(uri).matches();
        }
    }
}
