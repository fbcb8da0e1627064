package ca.dosebook.console.factors;

import java.util.List;

/**
 * Codes on paper.
 *
 * @param codes as they are printed; empty when there are none to show
 * @param keptAction where “I have kept them” goes
 * @param made when, as the sheet says it
 */
record PaperPage(List<String> codes, String keptAction, String made, boolean settingUp) {

    PaperPage {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "PaperPage[…]";
    }
}
