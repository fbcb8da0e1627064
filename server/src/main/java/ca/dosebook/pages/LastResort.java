package ca.dosebook.pages;

import ca.dosebook.kernel.Language;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What is answered when a request never reaches the application, because the server could not read it, or when the
 * error page itself fails: one page in both languages, made at the start, instead of the server's own.
 */
@Component
class LastResort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final byte[] unreadable;
    private final byte[] failed;

    LastResort(Pages pages, Frames frames) {
        this.unreadable = page(pages, frames, "pages.error.400");
        this.failed = page(pages, frames, "pages.error.500");
    }

    private static byte[] page(Pages pages, Frames frames, String key) {
        return pages.lastResort(frames.of(Language.EN), frames.of(Language.FR), key);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.getPipeline().addValve(new Valve());
            // The host adds a valve of this class unless there is one: this keeps its own away.
            host.setErrorReportValveClass(Valve.class.getName());
        });
    }

    private final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            AtomicBoolean connected = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, connected);
            if (!connected.get()) {
                return;
            }
            boolean theirs = status < 500 || status == 501 || status == 505;
            byte[] body = theirs ? unreadable : failed;
            try {
                if (theirs && status >= 500) {
                    // An unknown version of HTTP or coding of a body: nothing has failed here.
                    response.setStatus(400);
                }
                SecurityHeaders.set(request, response);
                response.setHeader("Cache-Control", "no-store");
                response.setContentType("text/html;charset=UTF-8");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                container.getLogger().debug("nobody left to answer", gone);
            }
        }
    }
}
