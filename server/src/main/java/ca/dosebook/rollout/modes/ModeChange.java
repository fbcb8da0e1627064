package ca.dosebook.rollout.modes;

import ca.dosebook.rollout.BookingTool;
import ca.dosebook.rollout.CallCentre;
import java.time.Instant;
import java.util.UUID;

/** How a unit's booking tool and call centre were set, by whom. */
public record ModeChange(Instant at, UUID by, BookingTool bookingTool, CallCentre callCentre) {}
