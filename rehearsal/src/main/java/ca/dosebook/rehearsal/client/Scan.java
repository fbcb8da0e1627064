package ca.dosebook.rehearsal.client;

import java.util.ArrayList;
import java.util.List;

/** Finds what can be chosen on a page, by looking for the words around it: a regular expression costs ten times as much. */
public final class Scan {

    private static final int ID = 36;

    private Scan() {}

    /** Every text between the words before and the first character after it, in the order of the page. */
    public static List<String> between(String page, String before, char after) {
        List<String> found = new ArrayList<>();
        for (int at = page.indexOf(before); at >= 0; at = page.indexOf(before, at)) {
            int begin = at + before.length();
            int end = page.indexOf(after, begin);
            if (end < 0) {
                break;
            }
            found.add(page.substring(begin, end));
            at = end;
        }
        return found;
    }

    /** The first text between; empty when there is none. */
    public static String first(String page, String before, char after) {
        int at = page.indexOf(before);
        int end = at < 0 ? -1 : page.indexOf(after, at + before.length());
        return end < 0 ? "" : page.substring(at + before.length(), end);
    }

    /** The times that can be chosen: ids of slots. */
    public static List<String> slots(String page) {
        return between(page, "name=\"slot\" value=\"", '"');
    }

    /** The clinics that can be chosen: addresses. */
    public static List<String> stops(String page, String dose) {
        return addresses(page, dose, dose.length() + 1 + ID);
    }

    /** The days that can be chosen: addresses. */
    public static List<String> days(String page, String dose) {
        return addresses(page, dose, dose.length() + 1 + ID + "/2021-03-15".length());
    }

    private static List<String> addresses(String page, String dose, int length) {
        List<String> found = between(page, "href=\"" + dose + "/", '"');
        found.replaceAll(rest -> dose + "/" + rest);
        found.removeIf(address -> address.length() != length);
        return found;
    }

    /** The reference on the last page, digits only; empty when there is none. */
    public static String reference(String page) {
        return first(page, "db-panel__reference\">", '<').replaceAll("\\D", "");
    }

    /** How many words a resident sees. */
    public static int words(String page) {
        int words = 0;
        boolean inTag = false;
        boolean inWord = false;
        for (int i = Math.max(0, page.indexOf("<body")); i < page.length(); i++) {
            char c = page.charAt(i);
            if (c == '<') {
                inTag = true;
                inWord = false;
            } else if (c == '>') {
                inTag = false;
            } else if (!inTag) {
                boolean letter = Character.isLetterOrDigit(c);
                words += letter && !inWord ? 1 : 0;
                inWord = letter;
            }
        }
        return words;
    }
}
