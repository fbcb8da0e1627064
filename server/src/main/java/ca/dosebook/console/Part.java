package ca.dosebook.console;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of a long list that one page shows.
 *
 * @param page from 1
 * @param pages how many there are; 1 for an empty list
 * @param rows most on a page
 */
public record Part(int page, int pages, int rows) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    /** @param typed the number in the address: what is none is the first page, what is too far the last */
    public static Part of(String typed, int all, int rows) {
        int pages = Math.max(1, (all + rows - 1) / rows);
        int asked = NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 1;
        return new Part(Math.min(pages, asked), pages, rows);
    }

    /** How many rows stand before it. */
    public int offset() {
        return (page - 1) * rows;
    }

    /** Of a list that is there as a whole. */
    public <T> List<T> of(List<T> all) {
        return all.subList(Math.min(offset(), all.size()), Math.min(offset() + rows, all.size()));
    }

    public boolean isWhole() {
        return pages == 1;
    }

    public boolean isFirst() {
        return page == 1;
    }

    public boolean isLast() {
        return page == pages;
    }
}
