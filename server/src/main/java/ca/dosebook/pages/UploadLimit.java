package ca.dosebook.pages;

import java.util.regex.Pattern;

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
