package ca.dosebook.portal;

/**
 * What a page says about the places kept for the reader.
 *
 * @param until time of day at the site, as read
 * @param places how many are kept
 * @param over whether that time has passed
 * @param here the page to come back to after keeping them longer, without the language
 */
public record HoldNotice(String until, int places, boolean over, String here) {}
