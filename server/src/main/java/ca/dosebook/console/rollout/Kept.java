package ca.dosebook.console.rollout;

import ca.dosebook.rollout.eligibility.EligibilityRules;
import ca.dosebook.rollout.modes.BookingModes;
import ca.dosebook.rollout.openings.Openings;
import org.springframework.stereotype.Component;

/** What is kept of a unit, with its history. */
@Component
record Kept(Openings openings, BookingModes modes, EligibilityRules rules) {}
