package ca.dosebook.immunizations.adverse;

/** What a vaccinator has to know of earlier reactions before a dose; the gravest first. */
public enum DoseWarning {
    /** The medical officer of health recommends that no dose be given. */
    NO_FURTHER_DOSES,
    /** A serious or severe allergic event is on record, and nobody has said yet what it means for later doses. */
    NOT_REVIEWED_YET,
    /** An expert is to be asked first. */
    EXPERT_REVIEW,
    /** May be given; the health unit asks afterwards. */
    ACTIVE_FOLLOW_UP
}
