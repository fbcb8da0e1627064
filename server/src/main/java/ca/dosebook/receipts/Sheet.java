package ca.dosebook.receipts;

import static ca.dosebook.paper.Paper.escaped;

import ca.dosebook.paper.PaperDocument;
import ca.dosebook.paper.PaperDocument.Bookmark;
import ca.dosebook.wording.Texts;
import java.util.ArrayList;
import java.util.List;

/** A receipt on letter-size paper. */
final class Sheet {

    private static final String STYLE = """
            th { width: 55mm; font-weight: 400; color: #4d4d4d; }
            td { font-weight: 700; }
            h2 { margin: 6mm 0 1mm 0; page-break-after: avoid; }
            table { page-break-inside: avoid; }
            .small { font-size: 10pt; color: #333333; }
            """;

    private Sheet() {}

    static PaperDocument document(Texts t, Receipt receipt) {
        StringBuilder body = new StringBuilder();
        List<Bookmark> bookmarks = new ArrayList<>();
        body.append("<h1 id=\"top\">").append(escaped(t.of("receipts.title"))).append("</h1>");
        bookmarks.add(new Bookmark(t.of("receipts.title"), "top"));
        body.append(table(receipt.whose(t)));
        for (Receipt.Line line : receipt.doses()) {
            String id = "d" + line.ordinal();
            body.append("<h2 id=\"%s\">%s</h2>".formatted(id, escaped(line.heading(t))));
            body.append(table(line.facts(t)));
            bookmarks.add(new Bookmark(line.heading(t), id));
        }
        body.append(paragraph("", receipt.progress(t)));
        body.append(paragraph("small", t.of("receipts.issued", t.shortDate(receipt.issuedOn()))));
        body.append(paragraph("small", t.of("receipts.notGovernment")));
        return new PaperDocument(
                t.language(), t.of("receipts.title"), t.of("receipts.description"), STYLE, body.toString(), bookmarks);
    }

    private static String table(List<Receipt.Said> facts) {
        StringBuilder rows = new StringBuilder("<table><tbody>");
        for (Receipt.Said fact : facts) {
            rows.append("<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                    .formatted(escaped(fact.label()), escaped(fact.value())));
        }
        return rows.append("</tbody></table>").toString();
    }

    private static String paragraph(String kind, String text) {
        return kind.isEmpty() ? "<p>" + escaped(text) + "</p>" : "<p class=\"" + kind + "\">" + escaped(text) + "</p>";
    }
}
