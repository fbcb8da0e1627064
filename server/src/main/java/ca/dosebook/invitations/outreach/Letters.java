package ca.dosebook.invitations.outreach;

import static ca.dosebook.paper.Paper.escaped;

import ca.dosebook.invitations.InvitationDetails;
import ca.dosebook.kernel.Language;
import ca.dosebook.paper.Paper;
import ca.dosebook.paper.PaperDocument;
import ca.dosebook.paper.PaperDocument.Bookmark;
import ca.dosebook.wording.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Letters that invite: one page a person, in their language, to be folded in three.
 *
 * <p>The address stands where the left window of a No. 10 envelope (4⅛ × 9½ in; window 1⅛ × 4½ in, ⅞ in from the left,
 * ½ in from the bottom) and that of a DL envelope (110 × 220 mm; window 45 × 90 mm, 20 mm from the left, 15 mm from the
 * bottom) both show it while the sheet rests on the bottom of the envelope: 58 to 73 mm from the top, from 25 mm on.
 */
@Component
class Letters {

    private static final String STYLE = """
            @page { margin: 0; }
            .letter { page-break-after: always; position: relative; height: 279mm; }
            .letter.last { page-break-after: auto; height: 270mm; }
            .from { position: absolute; top: 15mm; left: 25mm; width: 150mm; font-weight: 700; }
            .to { position: absolute; top: 58mm; left: 25mm; width: 85mm; font-size: 10.5pt; line-height: 12pt; }
            .to p { margin: 0; }
            .text { position: absolute; top: 98mm; left: 25mm; width: 165mm; }
            .text p, .text ul { margin: 0 0 3mm 0; }
            h1 { margin: 0 0 4mm 0; font-size: 16pt; }
            .code { font-size: 20pt; font-weight: 700; letter-spacing: 1pt; }
            .date { color: #333333; }
            """;

    private final Paper paper;
    private final Letterhead letterhead;

    Letters(Paper paper, Letterhead letterhead) {
        this.paper = paper;
        this.letterhead = letterhead;
    }

    /**
     * The letters as one PDF file.
     *
     * @param language of the document itself: of its title and bookmarks
     * @param people each with details that have an address; not empty
     */
    byte[] pdf(Language language, List<Told> people, Instant today) {
        Texts t = letterhead.wording().in(language);
        StringBuilder body = new StringBuilder();
        List<Bookmark> bookmarks = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Told told = people.get(i);
            boolean last = i == people.size() - 1;
            body.append(letter(told, told.details().orElseThrow(), i + 1, last, today));
            bookmarks.add(new Bookmark(t.of("letters.bookmark", i + 1, told.id().reference()), "l" + (i + 1)));
        }
        return paper.pdf(new PaperDocument(
                language,
                t.of("letters.title"),
                t.of("letters.description", people.size()),
                STYLE,
                body.toString(),
                bookmarks));
    }

    private String letter(Told told, InvitationDetails details, int number, boolean last, Instant today) {
        Texts t = letterhead.wording().in(told.language());
        String unit = letterhead.unitName(told.unit(), t.language());
        String tag = t.language().locale().toLanguageTag();
        String text = Stream.of(
                        paragraph(
                                "date",
                                letterhead.date(t, today) + " · "
                                        + t.of("letters.reference", told.id().reference())),
                        paragraph("", t.of("letters.what", letterhead.unitAsSubject(told.unit(), t.language()))),
                        paragraph("", t.of("letters.code")),
                        paragraph("code", told.code()),
                        "<ul><li>%s</li><li>%s</li></ul>"
                                .formatted(
                                        escaped(t.of("letters.online", shortAddress(t))),
                                        escaped(t.of("letters.phone", letterhead.helpPhone()))),
                        paragraph(
                                "",
                                t.of(
                                        "letters.until",
                                        letterhead.lastDay(t, told.happened().expires()))),
                        paragraph("", t.of("letters.yours")),
                        paragraph("", t.of("letters.decline")))
                .collect(Collectors.joining());
        return """
                <div class="letter%s" lang="%s"><div class="from"><p>%s</p></div><div class="to">%s</div>\
                <div class="text"><h1 id="l%d">%s</h1>%s</div></div>""".formatted(
                        last ? " last" : "",
                        tag,
                        escaped(unit),
                        addressLines(details).map(line -> paragraph("", line)).collect(Collectors.joining()),
                        number,
                        escaped(t.of("letters.heading")),
                        text);
    }

    /** As Canada Post asks for it: the town in capitals, then the province and, after two spaces, the postal code. */
    private static Stream<String> addressLines(InvitationDetails details) {
        InvitationDetails.Reach reach = details.reach();
        return Stream.of(
                details.name().full(),
                reach.street().orElse(""),
                reach.town().orElse("").toUpperCase(Locale.ROOT) + " ON\u00a0\u00a0"
                        + reach.postalCode().orElse(""));
    }

    /** Without what people do not type. */
    private String shortAddress(Texts t) {
        return (letterhead.address() + t.to("/invited")).replaceFirst("^https?://", "");
    }

    private static String paragraph(String kind, String text) {
        return kind.isEmpty() ? "<p>" + escaped(text) + "</p>" : "<p class=\"" + kind + "\">" + escaped(text) + "</p>";
    }
}
