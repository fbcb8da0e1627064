package ca.dosebook.rollout;

/** Who answers when a health unit's residents book by phone. Independent of the {@link BookingTool}. */
public enum CallCentre {
    PROVINCIAL,
    LOCAL
}
