package ca.dosebook.paper;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.stereotype.Component;

/** Makes accessible PDF files (PDF/UA-1): tagged, with its language, title, bookmarks and the fonts inside. */
@Component
public class Paper {

    private static final String FONT = "Open Sans";

    private static final String STYLE = """
            @page { size: letter; margin: 20mm; }
            * { font-family: 'Open Sans'; }
            body { font-size: 11pt; line-height: 1.4; margin: 0; color: #1a1a1a; }
            h1 { font-size: 20pt; line-height: 1.2; }
            h2 { font-size: 14pt; }
            table { border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0; }
            """;

    private final byte[] regular = font("open-sans-400.ttf");
    private final byte[] bold = font("open-sans-700.ttf");

    Paper() {
        // The library tells about every style it reads, and in words of the document.
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The document as a PDF file.
     *
     * @throws IllegalArgumentException for a body that is not well-formed
     */
    public byte[] pdf(PaperDocument document) {
        var file = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Dosebook")
                    .useFont(of(regular), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(of(bold), FONT, 700, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withHtmlContent(markup(document), null)
                    .toStream(file)
                    .run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /**
     * The text of a file as a reader gets it, in the order in which it is tagged; to check a file before it is given out.
     *
     * @throws UncheckedIOException for what is no PDF file
     */
    public String read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text as it may stand in a body. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String markup(PaperDocument document) {
        return """
                <html lang="%s"><head><title>%s</title><meta name="description" content="%s"/>
                <meta name="subject" content="%s"/><meta name="author" content="Dosebook"/>
                <style>%s%s</style><bookmarks>%s</bookmarks></head><body>%s</body></html>""".formatted(
                        document.language().locale().toLanguageTag(),
                        escaped(document.title()),
                        escaped(document.description()),
                        escaped(document.description()),
                        STYLE,
                        document.style(),
                        document.bookmarks().stream()
                                .map(mark -> "<bookmark name=\"%s\" href=\"#%s\"/>"
                                        .formatted(escaped(mark.name()), escaped(mark.id())))
                                .collect(Collectors.joining()),
                        document.body());
    }

    private static FSSupplier<InputStream> of(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] font(String name) {
        try (InputStream file = Objects.requireNonNull(Paper.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
