package ca.dosebook.reporting.pilot;

import ca.dosebook.rollout.HealthUnit;
import ca.dosebook.rollout.Stage;

/**
 * One health unit on the board of the province.
 *
 * @param bookings made in the days asked about
 * @param visits to its clinics in these days
 */
public record UnitLine(HealthUnit unit, Stage stage, Funnel funnel, long bookings, Places places, Visits visits) {}
