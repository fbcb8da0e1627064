package ca.dosebook.paper;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import java.util.List;

/**
 * Something to print, on letter-size paper.
 *
 * @param language of the text; a part in the other language carries its own {@code lang}
 * @param title what the window of a reader shows
 * @param description what it is, in a sentence
 * @param style a CSS style sheet, added to one that sets the font and the margins; may be empty
 * @param body well-formed XML: every element is closed, every {@code <} and {@code &} of a text escaped, no entity but
 *     the five of XML. A table has {@code <th>}; its headers are repeated on every page. There is no picture.
 * @param bookmarks the way around in it; at least one
 */
@Personal
public record PaperDocument(
        Language language, String title, String description, String style, String body, List<Bookmark> bookmarks) {

    public PaperDocument {
        bookmarks = List.copyOf(bookmarks);
        if (title.isBlank() || description.isBlank() || bookmarks.isEmpty()) {
            throw new IllegalArgumentException("a document has a title, a description and a bookmark");
        }
    }

    /**
     * A place in the document.
     *
     * @param id the {@code id} of an element of the body
     */
    @Personal
    public record Bookmark(String name, String id) {
        @Override
        public String toString() {
            return "Bookmark[masked]";
        }
    }

    @Override
    public String toString() {
        return "PaperDocument[masked]";
    }
}
