package ca.dosebook.invitations;

/** What a typed code is worth to the person who types it. */
public sealed interface InvitationAnswer {

    record Valid(InvitationId id) implements InvitationAnswer {}

    /** No such code, or it was made for someone else: the two are not told apart, so that codes can't be tried out. */
    record NotYours() implements InvitationAnswer {}

    record Expired() implements InvitationAnswer {}

    record Used() implements InvitationAnswer {}

    record Revoked() implements InvitationAnswer {}

    /** Too many others tried it: nobody gets an answer until an hour has passed, its owner either. */
    record Asleep() implements InvitationAnswer {}
}
