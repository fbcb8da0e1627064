package ca.dosebook.pages;

import ca.dosebook.kernel.Language;
import ca.dosebook.kernel.Personal;
import ca.dosebook.wording.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a page: its title, where “Back” leads, what is wrong, whom it is about and what has been
 * chosen so far. A controller receives one for its request and adds what the page needs.
 *
 * @param t the words, in the language of the page
 * @param surroundings what the product and the request decide, not the page
 * @param title of the browser's tab, without the name of the product; usually the heading
 * @param back the address “Back” leads to; null for none
 * @param errors of the form on the page; listed at the top, and each field finds its own
 * @param about whom the page is about, as “Rose’s first dose”; null where it is about no one
 * @param chosen what the person chose on earlier pages, repeated at the top
 * @param clearButton whether to offer “Clear my answers on this computer”
 */
@Personal
public record Frame(
        Texts t,
        Surroundings surroundings,
        String title,
        @Nullable String back,
        FormErrors errors,
        @Nullable String about,
        List<Fact> chosen,
        boolean clearButton) {

    public Frame {
        chosen = List.copyOf(chosen);
    }

    static Frame of(Texts t, Surroundings surroundings) {
        return new Frame(t, surroundings, t.of("pages.product"), null, FormErrors.none(), null, List.of(), false);
    }

    public Language language() {
        return t.language();
    }

    /** The address of a page in this language: {@code /clinics} becomes {@code /en/clinics}. */
    public String to(String path) {
        return t.to(path);
    }

    /** The address of a file in {@code static/}, good for as long as its content does not change. */
    public String asset(String file) {
        return surroundings.assets() + file;
    }

    /** The number of the contact centre, as people read it. */
    public String helpPhone() {
        return surroundings.helpPhone();
    }

    /** Whether people, places and bookings are made up, which every page says. */
    public boolean demo() {
        return surroundings.demo();
    }

    /** Whether this is a rehearsal: nothing booked here is real, which every page says. */
    public boolean rehearsal() {
        return surroundings.rehearsal();
    }

    /** The same number as a telephone dials it. */
    public String helpPhoneLink() {
        return dialled(helpPhone());
    }

    /** What surrounds a page for staff; null on a page for the public. */
    public @Nullable Staff staff() {
        return surroundings.staff();
    }

    /** The address of the first page: that of the staff on a page for staff. */
    public String home() {
        Staff staff = staff();
        return staff == null ? to("/") : staff.home();
    }

    static String dialled(String phone) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < phone.length(); i++) {
            if (phone.charAt(i) >= '0' && phone.charAt(i) <= '9') {
                digits.append(phone.charAt(i));
            }
        }
        return "tel:+" + (digits.length() == 10 ? "1" : "") + digits;
    }

    /** The address of this page in the other language. */
    public String otherLanguage() {
        return '/' + language().other().code() + surroundings.path();
    }

    public Frame title(String text) {
        return new Frame(t, surroundings, text, back, errors, about, chosen, clearButton);
    }

    /** With a link “Back” to an address such as {@code frame.to("/start")}. */
    public Frame back(String address) {
        return new Frame(t, surroundings, title, address, errors, about, chosen, clearButton);
    }

    public Frame errors(FormErrors found) {
        return new Frame(t, surroundings, title, back, found, about, chosen, clearButton);
    }

    public Frame about(String whom) {
        return new Frame(t, surroundings, title, back, errors, whom, chosen, clearButton);
    }

    public Frame chosen(List<Fact> facts) {
        return new Frame(t, surroundings, title, back, errors, about, facts, clearButton);
    }

    /** As a page for staff: without what is for the public. */
    public Frame forStaff(Staff area) {
        return new Frame(t, surroundings.with(area), title, back, errors, about, chosen, clearButton);
    }

    public Frame withClearButton() {
        return new Frame(t, surroundings, title, back, errors, about, chosen, true);
    }

    @Override
    public String toString() {
        return "Frame[" + language().code() + surroundings.path() + "]";
    }

    /**
     * What the product and the request decide.
     *
     * @param path of the request without the language, with its query string, encoded as it came, such as
     *     {@code /clinics?near=K7L}
     * @param helpPhone of the contact centre
     * @param demo whether people, places and bookings are made up
     * @param rehearsal whether this is a rehearsal, of which nothing stays
     * @param assets the address under which static files are found, ending in a slash
     * @param staff what is different on a page for staff; null on a page for the public
     */
    public record Surroundings(
            String path,
            String helpPhone,
            String assets,
            boolean demo,
            boolean rehearsal,
            @Nullable Staff staff) {

        Surroundings with(Staff area) {
            return new Surroundings(path, helpPhone, assets, demo, rehearsal, area);
        }
    }

    /**
     * What surrounds a page for staff.
     *
     * @param home the address of their first page
     * @param helpPhone whom staff call, as people read it
     * @param bar who is signed in, and the way around; null while nobody is
     */
    public record Staff(
            String home, String helpPhone, @Nullable Bar bar) {

        /** The number as a telephone dials it. */
        public String helpPhoneLink() {
            return dialled(helpPhone);
        }
    }

    /**
     * The second bar of a page for staff.
     *
     * @param name of who is signed in
     * @param organization for which they act
     * @param links the way around, only to what they may use
     * @param signOut the address to which the button “Sign out” posts
     */
    public record Bar(String name, String organization, List<Link> links, String signOut) {

        public Bar {
            links = List.copyOf(links);
        }
    }

    /** @param current whether the page is this one or lies below it */
    public record Link(String label, String address, boolean current) {}

    /**
     * Dresses the frame of every page, error pages too. Implemented as a bean by a module that knows more of a request
     * than its address.
     */
    public interface Dressing {

        /**
         * @param path what was asked for, without the language and the query: {@code /clinics}
         * @return the frame, or one with more
         */
        Frame dress(Frame frame, String path, HttpServletRequest request);
    }
}
