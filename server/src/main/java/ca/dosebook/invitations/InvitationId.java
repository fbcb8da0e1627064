package ca.dosebook.invitations;

import java.util.UUID;

/** The id of an invitation; tells nothing of the person. */
public record InvitationId(UUID value) {}
