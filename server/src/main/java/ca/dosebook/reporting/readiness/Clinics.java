package ca.dosebook.reporting.readiness;

/**
 * What a unit has to offer.
 *
 * @param sites not closed
 * @param lackingTexts those of them with a name or directions missing in a language, or directions that are the same in both
 * @param days published clinic days within four weeks from the opening
 * @param places in them
 * @param free of those
 * @param doses for those who come next
 */
public record Clinics(int sites, int lackingTexts, int days, long places, long free, Doses doses) {

    static final Clinics NONE = new Clinics(0, 0, 0, 0, 0);

    /** Where nobody comes yet. */
    Clinics(int sites, int lackingTexts, int days, long places, long free) {
        this(sites, lackingTexts, days, places, free, Doses.NOBODY);
    }

    Clinics with(Doses known) {
        return new Clinics(sites, lackingTexts, days, places, free, known);
    }
}
