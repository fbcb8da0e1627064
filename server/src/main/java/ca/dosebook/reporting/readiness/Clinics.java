package ca.dosebook.reporting.readiness;

/**
 * What a unit has to offer.
 *
 * @param sites not closed
 * @param lackingTexts those of them with a name or directions missing in a language, or directions that are the same in both
 * @param days published clinic days within four weeks from the opening
 * @param places in them
 * @param free of those
 */
public record Clinics(int sites, int lackingTexts, int days, long places, long free) {

    static final Clinics NONE = new Clinics(0, 0, 0, 0, 0);
}
