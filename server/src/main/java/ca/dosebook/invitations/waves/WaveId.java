package ca.dosebook.invitations.waves;

import java.util.UUID;

/** Names a wave. */
public record WaveId(UUID value) {}
