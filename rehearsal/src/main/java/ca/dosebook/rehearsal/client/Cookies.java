package ca.dosebook.rehearsal.client;

import java.util.ArrayList;
import java.util.List;

/** What a browser keeps for one server: few, so a list is quicker than any map. */
public final class Cookies {

    private final List<String> pairs;
    private String header;

    public Cookies() {
        this(new ArrayList<>(4), "");
    }

    private Cookies(List<String> pairs, String header) {
        this.pairs = pairs;
        this.header = header;
    }

    public Cookies copy() {
        return new Cookies(new ArrayList<>(pairs), header);
    }

    public void clear() {
        pairs.clear();
        header = "";
    }

    public void putAll(Cookies other) {
        other.pairs.forEach(this::put);
        header = String.join("; ", pairs);
    }

    /** Keeps what an answer sent; one with an empty value is dropped. */
    public void keep(Answer answer) {
        List<String> sent = answer.cookies();
        if (sent.isEmpty()) {
            return;
        }
        for (String cookie : sent) {
            int end = cookie.indexOf(';');
            put(end < 0 ? cookie : cookie.substring(0, end));
        }
        header = String.join("; ", pairs);
    }

    private void put(String pair) {
        int equals = pair.indexOf('=') + 1;
        pairs.removeIf(known -> known.regionMatches(0, pair, 0, equals));
        if (pair.length() > equals) {
            pairs.add(pair);
        }
    }

    /** The value of a cookie; empty when there is none. */
    public String value(String name) {
        for (String pair : pairs) {
            if (pair.length() > name.length() && pair.charAt(name.length()) == '=' && pair.startsWith(name)) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** The header's value. */
    public String header() {
        return header;
    }
}
