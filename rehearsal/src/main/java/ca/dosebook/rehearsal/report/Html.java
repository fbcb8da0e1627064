package ca.dosebook.rehearsal.report;

import java.util.List;

/** Pieces of a page. */
final class Html {

    static final String STYLE = """
            body{font:1.0625rem/1.5 "Open Sans",Arial,sans-serif;color:#1a1a1a;max-width:52rem;margin:0 auto;padding:1rem}
            h1,h2{line-height:1.2}h2{margin-top:2.5rem}
            table{border-collapse:collapse;width:100%;margin:1rem 0}
            .wide{overflow-x:auto}
            th,td{border-bottom:1px solid #808080;padding:.3rem .6rem;text-align:left;vertical-align:top}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            svg{max-width:100%;height:auto}svg text{font-size:13px;fill:#1a1a1a}
            .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:1rem}
            .verdict{border:4px solid #047e3b;padding:1rem;font-size:1.25rem;font-weight:bold}
            .verdict.not{border-color:#b7191e}
            summary{cursor:pointer;padding:.5rem 0}
            a{color:#00478f;overflow-wrap:anywhere}code{overflow-wrap:anywhere}
            @media print{details>*{display:block}}""";

    private Html() {}

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String page(String language, String title, String head, String body) {
        return "<!doctype html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" + head + "<title>"
                + text(title) + "</title><style>" + STYLE + "</style></head><body><main><h1>" + text(title) + "</h1>"
                + body + "</main></body></html>\n";
    }

    static String heading(String plain) {
        return "<h2>" + text(plain) + "</h2>";
    }

    static String paragraph(String plain) {
        return "<p>" + text(plain) + "</p>";
    }

    /** @param numbers how many of the last columns hold numbers */
    static String table(String caption, List<String> head, List<List<String>> rows, int numbers) {
        StringBuilder table = new StringBuilder("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(text(caption))
                .append("\"><table><caption>")
                .append(text(caption))
                .append("</caption><thead><tr>");
        for (int i = 0; i < head.size(); i++) {
            table.append("<th scope=\"col\"")
                    .append(number(i, head.size(), numbers))
                    .append('>');
            table.append(text(head.get(i))).append("</th>");
        }
        table.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            table.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String tag = i == 0 ? "th scope=\"row\"" : "td";
                table.append('<')
                        .append(tag)
                        .append(number(i, row.size(), numbers))
                        .append('>');
                table.append(text(row.get(i))).append(i == 0 ? "</th>" : "</td>");
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    private static String number(int column, int columns, int numbers) {
        return column >= columns - numbers ? " class=\"n\"" : "";
    }

    static String details(String summary, String content) {
        return "<details><summary>" + text(summary) + "</summary>" + content + "</details>";
    }
}
