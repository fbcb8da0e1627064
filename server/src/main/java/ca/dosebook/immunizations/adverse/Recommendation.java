package ca.dosebook.immunizations.adverse;

/** What the medical officer of health says of later doses (the form's recommendations for further immunization). The names are stored. */
public enum Recommendation {
    NO_CHANGE,
    /** An allergist or another expert is to be asked before the next dose. */
    EXPERT_REVIEW,
    /** The next dose may be given; somebody asks afterwards how the person is. */
    ACTIVE_FOLLOW_UP,
    NO_FURTHER_DOSES
}
