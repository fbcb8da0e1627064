package ca.dosebook.inventory;

import ca.dosebook.clinics.SiteId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One dose that is to leave the stock because somebody is given it.
 *
 * @param dose the id of the dose: who asks twice with it draws once
 * @param day on which it is given, in the site's calendar
 * @param alreadyGiven whether it was given while nobody could ask, where there was no network: then it cannot be refused
 */
public record Draw(UUID dose, SiteId site, LotId lot, LocalDate day, boolean alreadyGiven) {}
