package ca.dosebook.portal.choosing;

import ca.dosebook.clinics.Wanted;
import ca.dosebook.kernel.GeoPoint;
import ca.dosebook.pages.Frame;
import ca.dosebook.portal.HoldNotice;
import ca.dosebook.portal.Voice;
import ca.dosebook.vaccines.DoseWindow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dose to be chosen: by whom, around where, within which days. The pages of choosing are the same for a new booking
 * and for moving one.
 *
 * @param frame of the page, with the title and the way back still to be set
 * @param base the address of the list of clinics, without the language: {@code /book/dose/1}
 * @param near what the distances are measured from, as read: {@code K7L}
 * @param wanted what fits
 * @param window the days for the dose by the interval rule; empty for a dose that follows none
 */
public record ChoiceOf(
        Frame frame,
        String base,
        int dose,
        Voice voice,
        String near,
        GeoPoint home,
        Wanted wanted,
        Optional<DoseWindow> window,
        @Nullable HoldNotice hold,
        String keepAction,
        String back) {

    /** The address of a page below the list of clinics, with the filter kept. */
    String to(String path) {
        return frame.to(base + path + (wanted.wheelchairAccess() ? "?access=yes" : ""));
    }

    String to(String path, String parameter, int value) {
        String address = to(path);
        return address + (address.contains("?") ? "&" : "?") + parameter + "=" + value;
    }
}
