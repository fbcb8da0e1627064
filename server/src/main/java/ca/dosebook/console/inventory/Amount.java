package ca.dosebook.console.inventory;

import ca.dosebook.console.clinics.Typed;
import ca.dosebook.inventory.keeping.StockKeeping;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about doses of one batch, as typed.
 *
 * @param act the key of the act, so that a form that is sent twice does it once
 * @param day as a browser's date field sends it
 * @param words more about the reason
 * @param to the id of the site they are sent to
 * @param seen how many doses the page before said there are
 */
record Amount(
        @Nullable String act,
        @Nullable String doses,
        @Nullable String day,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String to,
        @Nullable String seen,
        @Nullable String step) {

    static Amount empty(String day) {
        return new Amount(Shelf.act(null).toString(), null, day, null, null, null, null, null);
    }

    Amount keyed() {
        return new Amount(Shelf.act(act).toString(), doses, day, reason, words, to, seen, step);
    }

    Amount seeing(int now) {
        return new Amount(act, doses, day, reason, words, to, Integer.toString(now), step);
    }

    OptionalInt doses(int least, int most) {
        return Typed.number(doses, least, most);
    }

    String said() {
        return Typed.said(words);
    }

    boolean hasTooManyWords() {
        return said().length() > StockKeeping.LONGEST_WORDS;
    }
}
