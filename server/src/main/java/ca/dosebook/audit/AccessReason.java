package ca.dosebook.audit;

/** Why a member of staff opens a person's record: chosen before it is shown, and stored. */
public enum AccessReason {
    /** The person, or their helper, is on the phone. */
    ON_THE_PHONE,
    /** The person stands before the member of staff. */
    AT_THE_CLINIC,
    /** The clinic's day is being prepared. */
    PREPARING_CLINIC,
    /** Something recorded is wrong and is being put right. */
    CORRECTING,
    /** The person asked to see or limit what is recorded, or a privacy officer looks into something. */
    PRIVACY_MATTER
}
